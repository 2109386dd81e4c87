package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.ProblemCode;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final String VIEW = json(EventType.VIEW);

  @Test
  void takesOneObjectOrAnArray() throws Exception {
    assertThat(decode(VIEW, BodyFormat.JSON)).hasSize(1);
    assertThat(decode("[%s,%s]".formatted(VIEW, VIEW), BodyFormat.JSON)).hasSize(2);
    assertThat(decode("[]", BodyFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "17",
        "null",
        "\"text\"",
        "{",
        "[",
        "[{}",
        "[{},]",
        "{\"id\":}",
        "{\"id\":\"e\"",
        "{} {}",
        "[] 1",
        "{'id':'e'}",
        "{id:1}",
        "// comment\n{}",
        "{\"durationMs\":NaN}",
        "\u0000",
        "alice@example.com"
      })
  void refusesDocumentsThatAreNotJsonAsAWhole(String body) {
    UnreadableException refusal = refusal(body, BodyFormat.JSON);

    assertThat(refusal.code()).isEqualTo(ProblemCode.NOT_PARSEABLE);
    assertThat(refusal).message().doesNotContain("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void refusesOtherEncodingsThanUtf8(String charset) {
    byte[] body = VIEW.getBytes(Charset.forName(charset));
    byte[] line = ("\n" + VIEW + "\n").getBytes(Charset.forName(charset));

    assertThat(refusal(body, BodyFormat.JSON).code()).isEqualTo(ProblemCode.NOT_PARSEABLE);
    assertThat(lines(line)).isNotEmpty().allMatch(Decoded.Invalid.class::isInstance);
  }

  @Test
  void refusesLongerFormsOfCharactersThanNeeded() {
    byte[] overlong = VIEW.replace("e-1", "e/1").getBytes(UTF_8);
    int slash = VIEW.indexOf("e-1") + 1;
    byte[] body = new byte[overlong.length + 1];
    System.arraycopy(overlong, 0, body, 0, slash);
    body[slash] = (byte) 0xc0;
    body[slash + 1] = (byte) 0xaf;
    System.arraycopy(overlong, slash + 1, body, slash + 2, overlong.length - slash - 1);

    assertThat(refusal(body, BodyFormat.JSON).code()).isEqualTo(ProblemCode.NOT_PARSEABLE);
    assertThat(lines(body)).singleElement().isInstanceOf(Decoded.Invalid.class);
  }

  @Test
  void takesAMarkThatSaysUtf8AndCharactersOfEveryLength() throws Exception {
    String body = VIEW.replace("e-1", "\u00e9\u4e2d\ud83d\ude00");

    assertThat(decode("\ufeff" + body, BodyFormat.JSON).getFirst())
        .isInstanceOf(Decoded.Valid.class);
    assertThat(decode(body, BodyFormat.NDJSON).getFirst()).isInstanceOf(Decoded.Valid.class);
  }

  private static List<Decoded> lines(byte[] body) {
    try {
      return Samples.decoder(Domain.CONTENT).decode(body, body.length, BodyFormat.NDJSON);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesInvalidUtf8() {
    byte[] body = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};

    assertThat(refusal(body, BodyFormat.JSON).code()).isEqualTo(ProblemCode.NOT_PARSEABLE);
  }

  @ParameterizedTest
  @EnumSource(
      value = BodyFormat.Document.class,
      names = {"JSON", "CLOUD_EVENT", "CLOUD_EVENTS"})
  void refusesDeepNestingEarly(BodyFormat format) {
    assertThat(refusal("[".repeat(100_000), format).code()).isEqualTo(ProblemCode.NOT_PARSEABLE);
    assertThat(refusal("{\"a\":".repeat(100_000), format).code())
        .isEqualTo(ProblemCode.NOT_PARSEABLE);
    assertThat(refusal("[{\"a\":" + "[".repeat(100_000), format).code())
        .isEqualTo(ProblemCode.NOT_PARSEABLE);
  }

  @Test
  void refusesADeepLineAlone() throws Exception {
    String body = "[".repeat(30_000) + "\n" + VIEW + "\n" + "{\"a\":".repeat(6_000);

    assertThat(codes(body)).containsExactly("not_json", "", "not_json");
  }

  @Test
  void takesALineForItself() throws Exception {
    String body = VIEW + "\n{nonsense\r\n" + VIEW + "\r\n17\n{} {}\n" + VIEW;

    assertThat(codes(body)).containsExactly("", "not_json", "", "not_an_object", "not_json", "");
  }

  @Test
  void doesNotCountBlankLines() throws Exception {
    assertThat(codes("\n \t\r\n\n" + VIEW + "\n\n\r\n17\n\n")).containsExactly("", "not_an_object");
  }

  @Test
  void refusesALongLineAlone() throws Exception {
    String line = "x".repeat(2 << 20);

    assertThat(codes(line + "\n" + VIEW)).containsExactly("event_too_large", "");
  }

  @Test
  void refusesAnEventOfTwoMebibytesAlone() throws Exception {
    String large =
        Samples.with(VIEW, "\"properties\":{\"a\":\"%s\"}".formatted("x".repeat(2 << 20)));

    List<Decoded> decoded = decode("[%s,%s]".formatted(large, VIEW), BodyFormat.JSON);

    assertThat(decoded.stream().map(BodiesTest::code)).containsExactly("event_too_large", "");
    assertThat(((Decoded.Invalid) decoded.getFirst()).id()).hasValue("e-1");
  }

  @Test
  void takesAnEventOfExactlyTheLimit() throws Exception {
    String padded = VIEW.replaceFirst(",", "," + " ".repeat((32 << 10) - VIEW.length()));

    assertThat(padded).hasSize(32 << 10);
    assertThat(decode(padded, BodyFormat.JSON)).singleElement().isInstanceOf(Decoded.Valid.class);
    assertThat(codes(padded)).containsExactly("");
    assertThat(codes(padded.replaceFirst(",", ", "))).containsExactly("event_too_large");
  }

  @Test
  void takesAThousandEventsAndNoMore() throws Exception {
    String thousand = String.join(",", Collections.nCopies(1000, "{}"));

    assertThat(decode("[" + thousand + "]", BodyFormat.JSON)).hasSize(1000);
    assertThat(decode(thousand.replace(',', '\n') + "\n\n", BodyFormat.NDJSON)).hasSize(1000);
    assertThat(refusal("[{}," + thousand + "]", BodyFormat.JSON).code())
        .isEqualTo(ProblemCode.TOO_MANY_EVENTS);
    assertThat(refusal("{}\n" + thousand.replace(',', '\n'), BodyFormat.NDJSON).code())
        .isEqualTo(ProblemCode.TOO_MANY_EVENTS);
  }

  private static List<String> codes(String lines) throws UnreadableException {
    return decode(lines, BodyFormat.NDJSON).stream().map(BodiesTest::code).toList();
  }

  private static String code(Decoded decoded) {
    return switch (decoded) {
      case Decoded.Valid _ -> "";
      case Decoded.Invalid invalid -> invalid.reason().code().id();
    };
  }

  private static List<Decoded> decode(String body, BodyFormat format) throws UnreadableException {
    return Reading.decode(Domain.CONTENT, body, format);
  }

  private static UnreadableException refusal(String body, BodyFormat format) {
    return refusal(body.getBytes(UTF_8), format);
  }

  private static UnreadableException refusal(byte[] body, BodyFormat format) {
    return catchThrowableOfType(
        UnreadableException.class,
        () -> Samples.decoder(Domain.CONTENT).decode(body, body.length, format));
  }
}
