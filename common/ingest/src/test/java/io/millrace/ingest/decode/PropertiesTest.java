package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static io.millrace.ingest.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.answer.ProblemCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertiesTest {

  @Test
  void keepsOneTextWhateverTheOrderAndTheBlanks() throws Exception {
    assertThat(read("{ \"b\" : 1, \"a\" : \"\\u0041\\n\" }"))
        .isEqualTo(read("{\"a\":\"A\\u000a\",\"b\":1}"))
        .isEqualTo("{\"a\":\"A\\n\",\"b\":1}");
  }

  @Test
  void takesNamesBeyondTheBasicPlane() throws Exception {
    assertThat(read("{\"\uD83D\uDE00\":1}")).isEqualTo("{\"\uD83D\uDE00\":1}");
    assertThat(read("{\"\\ud83d\\ude00\":1}")).isEqualTo("{\"\uD83D\uDE00\":1}");
  }

  @Test
  void keepsNumbersAsTheyCame() throws Exception {
    assertThat(read("{\"n\":1e400,\"m\":0.10}")).isEqualTo("{\"m\":0.10,\"n\":1e400}");
  }

  @Test
  void takesTwentyEntriesOfTwoKibibytes() throws Exception {
    String entries =
        IntStream.range(0, 19).mapToObj("\"p%02d\":1"::formatted).collect(Collectors.joining(","));
    String last = ",\"z\":\"%s\"".formatted("x".repeat(2048 - 2 - entries.length() - 7));

    assertThat(read("{" + entries + last + "}")).hasSize(2048);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|WRONG_JSON_TYPE",
        "'\"text\"'|WRONG_JSON_TYPE",
        "{\"a\":[1]}|BAD_PROPERTIES",
        "{\"a\":{}}|BAD_PROPERTIES",
        "{\"a\":1,\"a\":2}|DUPLICATE_FIELD",
        "{\"a\":\"\\ud800\"}|BAD_TEXT",
      })
  void refusesAnythingButScalars(String properties, ProblemCode code) throws Exception {
    assertThat(code(properties)).isEqualTo(code);
  }

  @Test
  void refusesTwentyOneEntries() throws Exception {
    String entries =
        IntStream.range(0, 21).mapToObj("\"p%d\":null"::formatted).collect(Collectors.joining(","));

    assertThat(code("{" + entries + "}")).isEqualTo(ProblemCode.BAD_PROPERTIES);
  }

  @Test
  void refusesMoreThanTwoKibibytes() throws Exception {
    assertThat(code("{\"a\":\"%s\"}".formatted("\u4e2d".repeat(700))))
        .isEqualTo(ProblemCode.BAD_PROPERTIES);
  }

  private static String read(String properties) throws UnreadableException {
    return Reading.good(Domain.CONTENT, event(properties)).envelope().properties().orElseThrow();
  }

  private static ProblemCode code(String properties) throws UnreadableException {
    return Reading.bad(Domain.CONTENT, event(properties)).code();
  }

  private static String event(String properties) {
    return with(json(EventType.VIEW), "\"properties\":" + properties);
  }
}
