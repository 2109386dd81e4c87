package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.importer.read.InputItem.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers meet bytes of any kind: they end, and fail only with {@link UnreadableException}. */
class ReaderFuzzTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          ",",
          ";",
          "\n",
          "\r",
          "\r\n",
          " ",
          "=",
          "a",
          "1.5",
          "sep=;\n",
          "#",
          "{",
          "}",
          "[",
          "]",
          ":",
          "{\"a\":1}",
          "\\",
          "\u00a0",
          "\ufeff",
          "茶",
          "\t",
          "null",
          "#!millrace ");

  @Property(tries = 500)
  void readsAnyTextInAnyEncoding(
      @ForAll("texts") String text, @ForAll("charsets") Charset charset) {
    readAll(text.getBytes(charset), Optional.of(charset));
    readAll(text.getBytes(charset), Optional.empty());
  }

  @Property(tries = 500)
  void readsAnyBytes(@ForAll byte[] bytes) {
    readAll(bytes, Optional.empty());
  }

  @Property(tries = 200)
  void readsCompressedTextThatIsDamagedAnywhere(
      @ForAll("texts") String text, @ForAll("positions") int at, @ForAll byte change)
      throws IOException {
    byte[] bytes = gzip(text.repeat(20));
    bytes[at % bytes.length] ^= change;
    readAll(bytes, Optional.empty());
  }

  @Test
  void readsWorkbooksOfWhichAnyBitIsDamaged(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("whole.xlsx");
    Workbooks.write(file, List.of("A", "B"), List.of(List.of("x", "n:1.5"), List.of("d:46345")));
    readsWithAnyBitDamaged(file);
  }

  @Test
  void readsArchivesOfWhichAnyBitIsDamaged(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("whole.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.write("A,B\nx,1.5\n".repeat(9).getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("b.csv.gz"));
      zip.write(gzip("A,B\nx,1.5\n".repeat(9)));
    }
    readsWithAnyBitDamaged(file);
  }

  /** What a strict writer wrote comes back cell by cell. */
  @Property(tries = 500)
  void readsWhatAWriterWroteWithQuotes(@ForAll("rows") List<List<String>> rows) throws IOException {
    String csv =
        rows.stream()
            .map(row -> row.stream().map(ReaderFuzzTest::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));
    CsvRecords records =
        new CsvRecords(
            TextLines.of(new ByteArrayInputStream(csv.getBytes(UTF_8)), UTF_8),
            ',',
            Optional.empty(),
            Optional.empty());
    List<List<String>> read = new ArrayList<>();
    for (Optional<InputItem> i = records.next(); i.isPresent(); i = records.next()) {
      read.add(i.get() instanceof Row row ? row.cells() : List.of("damaged"));
    }
    assertThat(read).isEqualTo(rows);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "windows-1252")
        .map(Charset::forName);
  }

  @Provide
  Arbitrary<Integer> positions() {
    return Arbitraries.integers().between(0, 1 << 20);
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.of("\"", ",", "\n", "a", " ", "x\ny", "=\"1\"", "茶")
            .list()
            .ofMaxSize(6)
            .map(pieces -> String.join("", pieces));
    return cell.list().ofSize(3).list().ofMinSize(1).ofMaxSize(8);
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static void readAll(byte[] bytes, Optional<Charset> charset) {
    for (boolean json : List.of(false, true)) {
      ReadOptions options =
          new ReadOptions(
              charset, Optional.empty(), Optional.of('#'), List.of(), Optional.empty(), json);
      ends(
          () ->
              readAll(
                  InputFile.text(
                      Content.of(OptionalLong.empty(), new ByteArrayInputStream(bytes)), options)));
    }
  }

  private static void readAll(InputFile file) throws IOException {
    try (file) {
      int records = 0;
      while (file.next().isPresent()) {
        records++;
        if (records > 1 << 20) {
          fail("more records than bytes");
        }
      }
    }
  }

  private static void readsWithAnyBitDamaged(Path whole) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Path damaged = whole.resolveSibling("damaged");
    for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(damaged, bytes);
      ends(
          () -> {
            for (Input input : Input.of(damaged.toString())) {
              readAll(input.open(ReadOptions.standard()));
            }
          });
      bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    }
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static void ends(Reading reading) {
    Assertions.assertTimeout(
        LIMIT,
        () -> {
          try {
            reading.run();
          } catch (UnreadableException e) {
            assertThat(e.getMessage()).isNotBlank();
          }
        });
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
