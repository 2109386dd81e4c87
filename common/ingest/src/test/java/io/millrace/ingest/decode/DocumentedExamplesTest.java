package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the examples of the API document, and checks that it describes every field. */
class DocumentedExamplesTest {
  private static final JsonNode DOCUMENT = document();
  private static final String CONTENT = "/requestBody/content";

  static Stream<JsonNode> events() {
    return Stream.of("~1v1~1events", "~1v1~1events~1content")
        .flatMap(
            path ->
                DOCUMENT
                    .at("/paths/" + path + "/post" + CONTENT + "/application~1json/examples")
                    .valueStream())
        .map(example -> example.path("value"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void areAccepted(JsonNode event) throws Exception {
    assertAccepted(event.toString(), BodyFormat.JSON);
  }

  @Test
  void areAcceptedInEveryOtherFormat() throws Exception {
    JsonNode content = DOCUMENT.at("/paths/~1v1~1events/post" + CONTENT);
    assertAccepted(example(content, "application/x-ndjson").asString(), BodyFormat.NDJSON);
    assertAccepted(example(content, "text/plain").asString(), BodyFormat.JSON);
    assertAccepted(
        example(content, "application/cloudevents+json").toString(), BodyFormat.CLOUD_EVENT);
    assertAccepted(
        example(content, "application/cloudevents-batch+json").toString(), BodyFormat.CLOUD_EVENTS);
    assertAccepted(
        DOCUMENT.at("/components/schemas/CloudEvent/examples/0").toString(), BodyFormat.JSON);
  }

  @Test
  void areThereForEveryFormatOfEveryPathOfEvents() {
    assertThat(
            DOCUMENT
                .path("paths")
                .propertyStream()
                .filter(p -> p.getKey().startsWith("/v1/events")))
        .hasSize(1 + Domain.values().length)
        .allSatisfy(
            path ->
                assertThat(path.getValue().at("/post" + CONTENT).valueStream())
                    .allMatch(format -> format.has("example") || format.has("examples")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Event", "CloudEvent", "Receipt", "Problem"})
  void standBesideADescriptionOfEveryField(String schema) {
    JsonNode described = DOCUMENT.at("/components/schemas/" + schema);
    assertThat(described.path("properties").propertyStream())
        .isNotEmpty()
        .allSatisfy(
            field ->
                assertThat(field.getValue().has("description") || field.getValue().has("const"))
                    .as(field.getKey())
                    .isTrue());
    assertThat(described.at("/properties/problems/items/properties").propertyStream())
        .allMatch(field -> field.getValue().has("description") || field.getValue().has("$ref"));
  }

  private static JsonNode example(JsonNode content, String format) {
    return content.path(format).path("example");
  }

  private static void assertAccepted(String body, BodyFormat format) throws UnreadableException {
    EventValidator validator =
        new EventValidator(
            EnumSet.allOf(Domain.class),
            Catalog.builtIn(),
            new Pseudonyms(Samples.SECRET),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC),
            Duration.ofDays(400),
            Samples.EARLIEST);
    byte[] bytes = body.getBytes(UTF_8);
    List<Decoded> decoded = new BodyDecoder(validator).decode(bytes, bytes.length, format);
    assertThat(decoded).isNotEmpty().allMatch(Decoded.Valid.class::isInstance);
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
