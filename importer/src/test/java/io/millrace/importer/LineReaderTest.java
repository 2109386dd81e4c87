package io.millrace.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.importer.mapping.BadRowException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void readsLinesOfAnyLengthAcrossItsBuffer() throws Exception {
    String text = "first\r\n\n" + "x".repeat(200_000) + "\nlast without end";
    LineReader lines = reader(text.getBytes(UTF_8));

    assertThat(next(lines)).isEqualTo("first");
    assertThat(next(lines)).isEmpty();
    assertThat(next(lines)).hasSize(200_000);
    assertThat(next(lines)).isEqualTo("last without end");
    assertThat(lines.advance()).isFalse();
    assertThat(lines.number()).isEqualTo(4);
  }

  @Test
  void doesNotInventALineAfterTheLastNewline() throws Exception {
    LineReader lines = reader("one\n".getBytes(UTF_8));

    assertThat(next(lines)).isEqualTo("one");
    assertThat(lines.advance()).isFalse();
  }

  @Test
  void dropsAByteOrderMark() throws Exception {
    assertThat(next(reader("\ufeffa,b\n".getBytes(UTF_8)))).isEqualTo("a,b");
  }

  @Test
  void refusesALineThatIsNotTextAndReadsTheNext() throws Exception {
    LineReader lines = reader(new byte[] {(byte) 0xff, '\n', 'b'});

    assertThat(lines.advance()).isTrue();
    assertThatThrownBy(lines::text).isInstanceOf(BadRowException.class).hasMessage("not UTF-8");
    assertThat(next(lines)).isEqualTo("b");
  }

  @Test
  void refusesAnEndlessLineWithoutKeepingIt() throws Exception {
    byte[] endless = new byte[3 << 20];
    Arrays.fill(endless, (byte) 'x');
    LineReader lines = reader(endless);

    assertThat(lines.advance()).isTrue();
    assertThatThrownBy(lines::text).hasMessage("longer than 1 MiB");
    assertThat(lines.advance()).isFalse();
  }

  private static LineReader reader(byte[] bytes) {
    return new LineReader(new ByteArrayInputStream(bytes));
  }

  private static String next(LineReader lines) throws Exception {
    assertThat(lines.advance()).isTrue();
    return lines.text();
  }
}
