package io.millrace.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
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

/** The published schema and the parser agree about the form of a mapping. */
class SchemaTest {
  private static final JsonNode DOCUMENT = document();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(DOCUMENT);

  @ParameterizedTest
  @MethodSource("builtInNames")
  void acceptsTheBuiltInMappings(String name) {
    assertThat(problems(Mapping.builtInText(name))).isEmpty();
  }

  static Stream<String> builtInNames() {
    return Mapping.builtInNames().stream();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time: iso",
        "color: red\nevent: {}",
        "event: {colour: x}",
        "event: {forEach: $x}",
        "event: {amount: {value: $v}}",
        "event: {amount: {value: $v, minor: $v, currency: CNY}}",
        "event: {amount: {value: $v, currency: CNY, tax: $t}}",
        "event: {visitor: {default: x}}",
        "event: {visitor: {value: $a, expr: a}}",
        "event: {visitor: {value: $a, case: camel}}",
        "event: {visitor: {value: $a, other: x}}",
        "event: {visitor: {value: $a, times: 2}}",
        "event: {visitor: {value: $a, cut: 0}}",
        "event: {visitor: []}",
        "event: {}\nwhen: {a: {}}",
        "event: {}\ncase: x",
        "event: {}\ncase: x\nwhen: {}",
        "event: {}\ncase: x\nwhen: {a: drop}",
        "event: {}\ncase: x\nwhen: {a: {}}\nevents: [{}]",
        "event: {}\nevents: [{forEach: products}]",
        "event: {}\nelse: drop",
        "event: {}\nskip: {reason: x}",
        "event: {}\nnumber: {decimal: x}",
        "event: {}\nnumber: {negative: sometimes}",
        "event: {}\ntime: {format: iso, zoom: UTC}",
        "event: {}\ncolumns: x",
      })
  void refusesWhatTheParserRefuses(String text) {
    assertThat(problems(text)).isNotEmpty();
    assertThatThrownBy(() -> Mapping.read(text)).isInstanceOf(MappingException.class);
  }

  @Test
  void listsTheFieldsThatAMappingCanSet() {
    List<String> fields =
        DOCUMENT
            .path("$defs")
            .path("fields")
            .path("properties")
            .propertyStream()
            .map(java.util.Map.Entry::getKey)
            .filter(key -> !key.equals("amount") && !key.equals("properties"))
            .toList();

    assertThat(fields).containsExactlyElementsOf(MappingField.keys());
  }

  private static List<String> problems(String yaml) {
    Object value = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return SCHEMA.validate(JsonMapper.shared().valueToTree(value)).stream()
        .map(Error::toString)
        .toList();
  }

  private static JsonNode document() {
    try (InputStream in =
        Objects.requireNonNull(Mapping.class.getResourceAsStream("/mappings/schema.json"))) {
      return JsonMapper.shared().readTree(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
