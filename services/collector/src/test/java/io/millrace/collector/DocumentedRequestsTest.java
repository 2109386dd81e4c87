package io.millrace.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.collector.protocol.Captured;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.Protocol;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolRoute;
import io.millrace.mapping.MappedItem;
import io.millrace.mapping.Mapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The requests of other products that the API document shows. */
class DocumentedRequestsTest {
  private static final JsonNode PATHS = document().path("paths");

  private static Stream<Map.Entry<String, JsonNode>> paths() {
    return PATHS
        .propertyStream()
        .filter(path -> path.getValue().at("/post/tags/0").asString("").equals("protocols"));
  }

  static Stream<Arguments> examples() {
    return paths()
        .map(
            path ->
                Arguments.of(
                    path.getKey(),
                    path.getValue()
                        .path("post")
                        .path("requestBody")
                        .path("content")
                        .path("*/*")
                        .path("example")
                        .asString("")));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void becomeEventsOrStatementsAboutIds(String path, String body) throws ProtocolException {
    Protocol protocol = protocol(path);
    List<ParsedItem> items = protocol.parse(Captured.post(path, body)).items();
    assertThat(items).hasSize(1);
    switch (items.getFirst()) {
      case ParsedItem.Mappable(JsonNode json, var _) ->
          assertThat(((MappedItem.Events) Mapping.builtIn(protocol.mapping()).map(json)).events())
              .hasSize(1);
      case ParsedItem.IdentityCall(var _, var sent) -> assertThat(sent.said()).hasSize(1);
      case ParsedItem.Malformed(String problem) -> throw new AssertionError(problem);
    }
  }

  @Test
  void areOfEveryProtocol() {
    assertThat(paths().map(path -> protocol(path.getKey()).name()).distinct())
        .containsExactlyInAnyOrderElementsOf(Protocols.all().stream().map(Protocol::name).toList());
  }

  private static Protocol protocol(String path) {
    return Protocols.all().stream()
        .filter(protocol -> protocol.routes().contains(ProtocolRoute.post(path)))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode document() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1_000);
    Path file = Path.of(System.getProperty("millrace.root"), "docs/api/openapi.yaml");
    try {
      Object read = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      return JsonMapper.shared().valueToTree(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
