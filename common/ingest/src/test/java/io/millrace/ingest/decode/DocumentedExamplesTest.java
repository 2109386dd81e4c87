package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.json.JsonMapper;

/** Sends the examples of the API document. */
class DocumentedExamplesTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("millrace.root"), "docs/api/openapi.yaml");

  static Stream<String> events() throws IOException {
    return examples("            examples:\n              view:", "          application/x-ndjson")
        .values()
        .stream()
        .map(example -> json(Objects.requireNonNull(((Map<?, ?>) example).get("value"))));
  }

  @ParameterizedTest
  @MethodSource("events")
  void areAccepted(String json) throws Exception {
    assertThat(decode(json)).isNotEmpty().allMatch(Decoded.Valid.class::isInstance);
  }

  @Test
  void haveACloudEventThatIsAccepted() throws Exception {
    Map<?, ?> schema = examples("    CloudEvent:\n", "    Receipt:\n");
    List<?> examples = (List<?>) Objects.requireNonNull(schema.get("examples"));

    assertThat(decode(json(examples.getFirst()))).allMatch(Decoded.Valid.class::isInstance);
  }

  private static List<Decoded> decode(String json) throws UnreadableException {
    EventValidator validator =
        new EventValidator(
            EnumSet.allOf(Domain.class),
            Catalog.builtIn(),
            new Pseudonyms(Samples.SECRET),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC),
            Duration.ofDays(400),
            Samples.EARLIEST);
    byte[] body = json.getBytes(UTF_8);
    return new BodyDecoder(validator).decode(body, body.length, BodyFormat.JSON);
  }

  /** The first value of the part of the document that begins and ends like this. */
  private static Map<?, ?> examples(String begin, String end) throws IOException {
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(begin);
    String part = document.substring(from, document.indexOf(end, from));
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(new ByteArrayResource(part.stripIndent().getBytes(UTF_8)));
    Map<String, Object> read = Objects.requireNonNull(yaml.getObject());
    return (Map<?, ?>) read.values().iterator().next();
  }

  private static String json(Object example) {
    return JsonMapper.shared().writeValueAsString(example);
  }
}
