package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a mapping or an item holds, only the typed answers come out, and soon. */
class FuzzTest {
  private static final Map<String, Mapping> BUILT_IN = new HashMap<>();
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  /** Time of the processor; the first mapping also loads the library for expressions. */
  private static final long MOST_NANOS = 10_000_000_000L;

  private static final List<String> PIECES =
      List.of(
          "$",
          "${",
          "}",
          "$$",
          "$each.",
          "$index",
          "$row",
          "[",
          "]",
          "{",
          "}",
          ": ",
          "\n",
          "  ",
          "- ",
          "&a ",
          "*a",
          "<<: ",
          "!!java ",
          "'",
          "\"",
          "|",
          "#",
          "\u0000",
          "\u00a0",
          "😀",
          "when",
          "forEach: $x",
          "expr: ",
          "hash: ",
          "map: ",
          "cut: 3",
          "skip",
          "a.b[9999]",
          "a[",
          "((",
          "&&",
          "size(",
          ".map(x, ",
          "'' + ",
          "yyyy",
          "zone: ",
          "format: ",
          "times: ",
          "else: skip",
          "0",
          "-1",
          "1e999",
          "null",
          "~",
          "true");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-7",
          "1e99999",
          "-1e99999",
          "1e-99999",
          "0.1",
          "1661724000278",
          "9".repeat(60),
          "12345678901234567890.123");
  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "buy",
          "view",
          "purchase",
          "paid",
          "completed",
          "1",
          "4",
          "0",
          "-1",
          "1e9",
          "1e999999999",
          "NaN",
          "9".repeat(40),
          "2019-10-01 00:00:00 UTC",
          "2026-09-02 09:01:30 +0800",
          "2016-02-30 00:00:00",
          "1511658000",
          "1433221332117",
          "=\"1\"",
          "=1+1",
          "\u00a0",
          "😀",
          "\ud83d",
          "x".repeat(9_000),
          "{}",
          "[1]");

  @Property(tries = 150)
  void readsAnyTextAsAMappingOrNamesItsMistakes(@ForAll("mutated") String text) {
    long start = CPU.getCurrentThreadCpuTime();
    try {
      Mapping mapping = Mapping.read(text);
      mapping.map(JsonNodeFactory.instance.objectNode());
    } catch (MappingException e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
    assertThat(CPU.getCurrentThreadCpuTime() - start).isLessThan(MOST_NANOS);
  }

  @Property(tries = 60)
  void readsAnyCharacters(@ForAll @Size(max = 300) List<Character> characters) {
    StringBuilder text = new StringBuilder();
    characters.forEach(text::append);
    try {
      Mapping.read(text.toString());
    } catch (MappingException e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
  }

  @Property(tries = 200)
  void mapsAnyJson(@ForAll("names") String name, @ForAll long seed) {
    Mapping mapping = BUILT_IN.computeIfAbsent(name, Mapping::builtIn);
    Random dice = new Random(seed);
    for (int i = 0; i < 20; i++) {
      ObjectNode item = JsonNodeFactory.instance.objectNode();
      for (String key : mapping.reads()) {
        item.set(key, anyJson(dice, 4));
      }
      assertThat(mapping.map(item)).isNotNull();
    }
  }

  @Property(tries = 200)
  void mapsAnyRow(@ForAll("names") String name, @ForAll long seed) {
    Mapping mapping = BUILT_IN.computeIfAbsent(name, Mapping::builtIn);
    Random dice = new Random(seed);
    List<String> header = mapping.columns().orElse(mapping.reads());
    RowMapping rows = mapping.bind(header);
    for (int i = 0; i < 20; i++) {
      List<String> cells = new ArrayList<>();
      for (int cell = dice.nextInt(3) - 1; cell < header.size(); cell++) {
        cells.add(CELLS.get(dice.nextInt(CELLS.size())));
      }
      assertThat(rows.map(cells)).isNotNull();
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(Mapping.builtInNames());
  }

  @Provide
  Arbitrary<String> mutated() {
    return Arbitraries.longs().map(seed -> mutate(new Random(seed)));
  }

  private static String mutate(Random dice) {
    List<String> names = Mapping.builtInNames();
    StringBuilder text =
        new StringBuilder(Mapping.builtInText(names.get(dice.nextInt(names.size()))));
    for (int i = 0; i <= dice.nextInt(8); i++) {
      int at = dice.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + dice.nextInt(40));
      switch (dice.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.insert(at, PIECES.get(dice.nextInt(PIECES.size())));
        default ->
            text.insert(at, PIECES.get(dice.nextInt(PIECES.size())).repeat(dice.nextInt(60)));
      }
    }
    return text.toString();
  }

  private static @Nullable JsonNode anyJson(Random dice, int depth) {
    return switch (dice.nextInt(depth == 0 ? 5 : 8)) {
      case 0 -> JsonNodeFactory.instance.nullNode();
      case 1 -> JsonNodeFactory.instance.booleanNode(dice.nextBoolean());
      case 2 -> anyNumber(dice);
      case 3, 4 -> JsonNodeFactory.instance.stringNode(CELLS.get(dice.nextInt(CELLS.size())));
      case 5, 6 -> anyList(dice, depth);
      default -> anyObject(dice, depth);
    };
  }

  private static JsonNode anyNumber(Random dice) {
    String text = NUMBERS.get(dice.nextInt(NUMBERS.size()));
    return dice.nextBoolean() ? Samples.json(text) : JsonMapper.shared().readTree(text);
  }

  private static ArrayNode anyList(Random dice, int depth) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = dice.nextInt(4); i > 0; i--) {
      list.add(anyJson(dice, depth - 1));
    }
    return list;
  }

  private static ObjectNode anyObject(Random dice, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String key : List.of("type", "ts", "aid", "key", "value", "item_id", "transaction_id")) {
      if (dice.nextBoolean()) {
        object.set(key, anyJson(dice, depth - 1));
      }
    }
    return object;
  }
}
