package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLinesTest {

  @Test
  void readsLinesOfAnyLengthAcrossItsBuffer() throws Exception {
    String text = "first\r\n\n" + "x".repeat(200_000) + "\nlast without end";
    TextLines lines = lines(text.getBytes(UTF_8));

    assertThat(next(lines)).isEqualTo("first");
    assertThat(next(lines)).isEmpty();
    assertThat(next(lines)).hasSize(200_000);
    assertThat(next(lines)).isEqualTo("last without end");
    assertThat(lines.advance()).isFalse();
    assertThat(lines.number()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void endsALineAtEveryKindOfBreak(String lineBreak) throws Exception {
    TextLines lines = lines(String.join(lineBreak, "a", "", "b", "").getBytes(UTF_8));

    assertThat(next(lines)).isEqualTo("a");
    assertThat(next(lines)).isEmpty();
    assertThat(next(lines)).isEqualTo("b");
    assertThat(lines.advance()).isFalse();
  }

  @Test
  void seesOneBreakInCrLfThatTwoReadsDivide() throws Exception {
    String text = "x".repeat((1 << 16) - 1) + "\r\nb\n";
    TextLines lines = lines(text.getBytes(UTF_8));

    assertThat(next(lines)).hasSize((1 << 16) - 1);
    assertThat(next(lines)).isEqualTo("b");
    assertThat(lines.advance()).isFalse();
  }

  @Test
  void doesNotInventALineAfterTheLastNewline() throws Exception {
    TextLines lines = lines("one\n".getBytes(UTF_8));

    assertThat(next(lines)).isEqualTo("one");
    assertThat(lines.advance()).isFalse();
  }

  @Test
  void dropsAByteOrderMark() throws Exception {
    assertThat(next(lines("\ufeffa,b\n".getBytes(UTF_8)))).isEqualTo("a,b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void readsTheEncodingThatAByteOrderMarkNames(String charset) throws Exception {
    byte[] bytes = "\ufeff茶,😀\r\nb".getBytes(Charset.forName(charset));

    TextLines lines = lines(bytes);

    assertThat(next(lines)).isEqualTo("茶,😀");
    assertThat(next(lines)).isEqualTo("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GBK", "GB18030", "UTF-16LE", "UTF-8", "Big5", "Shift_JIS"})
  void readsTheEncodingThatTheUserNames(String charset) throws Exception {
    byte[] bytes = "茶,\"丂乗\"\r\n".repeat(3).getBytes(Charset.forName(charset));
    String expected = new String(bytes, Charset.forName(charset)).lines().findFirst().orElseThrow();

    assertThat(next(lines(bytes, Charset.forName(charset)))).isEqualTo(expected);
  }

  @Test
  void refusesALineThatIsNotTextAndReadsTheNext() throws Exception {
    TextLines lines = lines(new byte[] {(byte) 0xff, '\n', 'b'});

    assertThat(lines.advance()).isTrue();
    assertThatThrownBy(lines::text).isInstanceOf(DamagedException.class).hasMessage("not UTF-8");
    assertThat(next(lines)).isEqualTo("b");
  }

  @Test
  void refusesALineOfUtf16WithHalfACharacter() throws Exception {
    byte[] bytes = "\ufeffaX\nb".getBytes(Charset.forName("UTF-16LE"));
    bytes[4] = 0;
    bytes[5] = (byte) 0xdc;
    TextLines lines = lines(bytes);

    assertThat(lines.advance()).isTrue();
    assertThatThrownBy(lines::text).hasMessage("not in the encoding of the file");
    assertThat(next(lines)).isEqualTo("b");
  }

  @Test
  void refusesAnEndlessLineWithoutKeepingIt() throws Exception {
    byte[] endless = new byte[3 << 20];
    Arrays.fill(endless, (byte) 'x');
    TextLines lines = lines(endless);

    assertThat(lines.advance()).isTrue();
    assertThatThrownBy(lines::text).hasMessage("longer than 1 MiB");
    assertThat(lines.advance()).isFalse();
  }

  private static TextLines lines(byte[] bytes) throws Exception {
    return lines(bytes, Optional.empty());
  }

  private static TextLines lines(byte[] bytes, Charset charset) throws Exception {
    return lines(bytes, Optional.of(charset));
  }

  private static TextLines lines(byte[] bytes, Optional<Charset> charset) throws Exception {
    BufferedInputStream in = new BufferedInputStream(new ByteArrayInputStream(bytes), 1 << 16);
    return Encoding.of(in, charset).lines(in);
  }

  private static String next(TextLines lines) throws Exception {
    assertThat(lines.advance()).isTrue();
    return lines.text();
  }
}
