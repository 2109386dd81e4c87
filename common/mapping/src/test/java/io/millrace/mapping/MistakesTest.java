package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake is found when the mapping is read, with its line and key. */
class MistakesTest {
  private static final String GOOD =
      "{id: $row, type: view, platform: jd, surface: feed, visitor: $u, at: $t}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "time: iso; line 1: event: is missing",
        "color: red; line 1: color: unknown key, expected one of [case, columns, else, event",
        "'time: noon\nevent: {id: $row}'; line 1: time: 'noon': expected iso, unix-seconds",
        "'time: yyyy-MM-dd\nevent: {id: $row}'; line 1: time: 'yyyy-MM-dd' has no zone",
        "'time: {zone: Mars}\nevent: {}'; line 1: zone: expected a zone like Asia/Shanghai",
        "'time: {format: iso, zoom: UTC}'; line 1: zoom: unknown key, expected one of [format",
        "'time: iso\nevent: {id: $row}'; line 2: event: needs type",
        "'time: iso\nevent:\n  colour: x'; line 3: colour: is not a field of an event",
        "'time: iso\nevent:\n  type: veiw'; line 3: type: 'veiw' is not an event type, expected",
        "'event: {type: {value: $x, map: {a: veiw}}}'; line 1: type: 'veiw' is not an event type",
        "'event: {id: $row, type: spend, platform: jd, surface: feed, at: $t}'; line 1: event:"
            + " needs amount",
        "'event: {amount: {value: $v}}'; line 1: amount: expected value (or minor) and currency",
        "'event: {amount: {value: $v, minor: $v, currency: CNY}}'; line 1: amount: expected value",
        "'event: {amount: {value: $v, currency: CNY, tax: $t}}'; line 1: tax: unknown key",
        "'time: iso\ntime: iso'; line 2: time: is there twice",
        "'event: {}\nwhen: {}'; line 1: case: is missing",
        "'event: {}\ncase: x'; line 1: when: is missing",
        "'event: {}\ncase: x\nwhen: {}'; line 3: when: expected 1 to 1 000 cases",
        "'event: {}\ncase: x\nwhen: {a: {}}\nevents: [{}]'; line 4: events: cannot be beside case",
        "'event: [a'; line 1: mapping: is not YAML",
        "'event: {visitor: }'; line 1: visitor: expected a text",
        "'event: {visitor: $}'; line 1: visitor: '$' without a name; a dollar sign is $$",
        "'event: {visitor: \"${u\"}'; line 1: visitor: '${' without '}'",
        "'event: {visitor: {default: x}}'; line 1: visitor: expected exactly one of [value, expr,"
            + " hash]",
        "'event: {visitor: {value: $a, expr: a}}'; line 1: visitor: expected exactly one of",
        "'event: {visitor: {value: $a, case: camel}}'; line 1: case: expected lower or upper",
        "'event: {visitor: {value: $a, other: x}}'; line 1: other: needs map",
        "'event: {visitor: {value: $a, map: {a: $b}}}'; line 1: map: expected a fixed text",
        "'event: {visitor: {expr: a +}}'; line 1: expr: is not an expression: column 4",
        "'event: {visitor: []}'; line 1: visitor: expected 1 to 20 elements",
        "'event: {visitor: $each.u}'; line 1: event: $each and $index need forEach",
        "'event: {}\nevents:\n  - {when: a ==}'; line 3: when: is not an expression: column 5",
        "'event: {}\nevents:\n  - {forEach: products}'; line 3: forEach: expected a path like",
        "'event: {}\nelse: drop'; line 2: else: expected refuse or skip",
        "'event: {}\nskip: a + 1'; line 2: skip: ",
        "'event: {}\nskip: {reason: x}'; line 2: skip: needs when",
        "'event: {}\nskip: each.x == 1'; line 2: skip: $each and $index exist only in a rule",
        "'event: {}\nnumber: {decimal: x}'; line 2: decimal: expected \".\" or \",\"",
        "'event: {}\n"
            + "number: {decimal: \",\", group: \",\"}'; line 2: number: decimal and group are",
        "'event: {}\nnumber: {negative: yes}'; line 2: negative: expected keep or drop-sign",
        "'event: {type: purchase}'; line 1: event: needs order",
        "'event: {type: tip}'; line 1: event: needs amount",
        "'columns: x\nevent: {}'; line 1: columns: expected a list",
      })
  void namesLineAndKeyOfAMistake(String text, String message) {
    assertThatThrownBy(() -> Mapping.read("test.yml", text))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("test.yml, " + message.strip());
  }

  @Test
  void listsAllMistakesAtOnceByLine() {
    MappingException mistakes =
        catchThrowableOfType(
            MappingException.class,
            () ->
                Mapping.read(
                    """
                    time: noon
                    colour: red
                    event:
                      visitor: $
                      type: veiw
                    case: what
                    when:
                      a: {amount: {value: $x}}
                      b: {item: {expr: "1 +"}}
                    else: no
                    """));

    assertThat(mistakes.mistakes())
        .extracting(MappingMistake::line)
        .startsWith(1, 2, 4, 5)
        .contains(8, 9, 10)
        .isSorted();
    assertThat(String.valueOf(mistakes.getMessage()).lines()).hasSameSizeAs(mistakes.mistakes());
  }

  @Test
  void findsAColumnThatTheListedColumnsLack() {
    assertThatThrownBy(() -> Mapping.read("columns: [a, t]\nevent: " + GOOD))
        .hasMessage("mapping, line 2: u: the file has no column 'u', only [a, t]");
    assertThat(Mapping.read("columns: [a, t]\noptional: [u]\nevent: " + GOOD).reads())
        .containsExactly("u", "t");
  }

  @Test
  void namesTheBuiltInMappingsThatThereAre() {
    assertThatThrownBy(() -> Mapping.builtIn("amazon"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("is not built in, expected one of [")
        .hasMessageContaining("taobao");
  }

  @Test
  void limitsSizeDepthAliasesAndNumberOfValues() {
    assertThatThrownBy(() -> Mapping.read("#" + "x".repeat(300_000)))
        .hasMessageContaining("is longer than 262 144 characters");
    assertThatThrownBy(() -> Mapping.read("event: " + "[".repeat(500)))
        .isInstanceOf(MappingException.class);
    assertThatThrownBy(() -> Mapping.read("event: {id: " + "[".repeat(10) + "a" + "]".repeat(10)))
        .isInstanceOf(MappingException.class);
    Assertions.assertThatThrownBy(() -> Mapping.read(laughs()))
        .isInstanceOf(MappingException.class);
    Assertions.assertThatThrownBy(() -> Mapping.read("event: &a {id: *a}"))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void limitsTheNumberOfExpressions() {
    String many = "  - {when: a == 'x'}\n".repeat(60);
    StringBuilder text = new StringBuilder("event: " + GOOD + "\ncase: x\nwhen:\n");
    for (int i = 0; i < 9; i++) {
      text.append("  c").append(i).append(":\n").append(many.replace("  -", "    -"));
    }

    assertThatThrownBy(() -> Mapping.read(text.toString()))
        .hasMessageContaining("when: a mapping has at most 500 expressions");
  }

  @Test
  void readsTheLargestMappingInSeconds() {
    StringBuilder text = new StringBuilder("event: " + GOOD + "\ncase: x\nwhen:\n");
    for (int i = 0; i < 1_000; i++) {
      text.append("  c").append(i).append(": {item: $i").append(i).append("}\n");
    }

    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> Mapping.read(text.toString()));
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%d: &a%d [".formatted(i, i));
      text.append("*a%d, ".formatted(i - 1).repeat(9)).append("x]\n");
    }
    return text + "event: {id: *a9}\n";
  }
}
