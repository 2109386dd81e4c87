package io.millrace.importer.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import io.millrace.importer.read.InputItem.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputFileTest {
  @TempDir private Path folder;

  @Test
  void readsAWorkbookAsPeopleSeeIt() throws IOException {
    Path file =
        Workbooks.write(
            folder.resolve("orders.xlsx"),
            List.of("Order", "Paid", "When", "Note"),
            List.of(
                List.of("#1", "n:128.09999999999999", "d:46345.4166666667", "a, \"b\""),
                List.of(),
                List.of("#2", "n:100", "", "")));

    assertThat(read(file))
        .containsExactly("2 [#1, 128.1, 2026-11-19 10:00:00, a, \"b\"]", "4 [#2, 100, , ]");
    assertThat(header(file)).containsExactly("Order", "Paid", "When", "Note");
  }

  @Test
  void namesTheSheetsWhenThereIsNoSuchSheet() throws IOException {
    Path file = Workbooks.write(folder.resolve("a.xlsx"), List.of("A"), List.of(List.of("1")));
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("X"),
            false);

    assertThatThrownBy(() -> Input.of(file.toString()).getFirst().open(options))
        .hasMessage("no sheet 'X', only [Sheet1]");
  }

  @Test
  void readsTheFilesOfAnArchiveByName() throws IOException {
    Path file = folder.resolve("export.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry :
          List.of(
              Map.entry("b.csv", "x\n2\n"),
              Map.entry("a/a.csv", "x\n1\n"),
              Map.entry("__MACOSX/a.csv", "junk"),
              Map.entry(".DS_Store", "junk"))) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }

    assertThat(Input.of(file.toString()))
        .extracting(Input::name)
        .containsExactly(file + "!a/a.csv", file + "!b.csv");
    assertThat(read(file)).containsExactly("2 [1]", "2 [2]");
  }

  @Test
  void anEntryOfAnArchiveThatIsDamagedFromItsBeginningIsNoEmptyFile() throws IOException {
    Path file = folder.resolve("damaged.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.csv"));
      zip.write("a,b\n1,2\n".getBytes(UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    // The data follows the header of 30 bytes and the name. No block of deflate begins like this.
    bytes[30 + "a.csv".length()] = 7;
    Files.write(file, bytes);

    for (Input input : Input.of(file.toString())) {
      assertThatThrownBy(() -> input.open(ReadOptions.standard()))
          .isInstanceOf(UnreadableException.class)
          .hasMessage("is damaged at its beginning");
    }
  }

  @ParameterizedTest
  @CsvSource({"50, breaks off", "2, breaks off in the header of gzip"})
  void saysWhenCompressedDataBreaksOff(int kept, String problem) throws IOException {
    byte[] whole = gzip("a,b\n" + "1,2\n".repeat(5000));
    Path file = write("cut.csv.gz", Arrays.copyOf(whole, kept));

    if (kept > 10) {
      try (InputFile input = Input.of(file.toString()).getFirst().open(ReadOptions.standard())) {
        InputItem last = last(input);
        assertThat(input.broken()).isTrue();
        assertThat(last).isInstanceOfAny(Row.class, Damaged.class);
      }
    } else {
      assertThatThrownBy(() -> read(file)).hasMessage(problem);
    }
  }

  /** The last cell may be cut, so 10.00 may be 1. */
  @Test
  void neverUsesARecordInWhichCompressedDataBreaksOff() throws IOException {
    byte[] whole = gzip("a,b\n" + "1,10.00\n".repeat(20_000));
    for (int kept = whole.length - 40; kept < whole.length - 8; kept++) {
      Path file = write("cut.csv.gz", Arrays.copyOf(whole, kept));
      assertThat(read(file)).allMatch(item -> item.contains("10.00]") || item.contains("damaged"));
    }
  }

  @Test
  void stopsAtContentThatGrowsTooMuch() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      byte[] lines = "x,y\n".repeat(1 << 18).getBytes(UTF_8);
      for (int i = 0; i < 80; i++) {
        out.write(lines);
      }
    }
    Path file = write("bomb.csv.gz", bytes.toByteArray());

    assertThatThrownBy(
            () -> {
              try (InputFile input =
                  Input.of(file.toString()).getFirst().open(ReadOptions.standard())) {
                last(input);
              }
            })
        .isInstanceOf(UnreadableException.class)
        .hasMessage("decompresses to more than 200 times its size");
  }

  @Test
  void refusesANumberWhoseExponentIsAboveInt() throws IOException {
    byte[] line = "{\"a\": 1e99999999999}\n".getBytes(UTF_8);
    byte[] lines = "{\n \"a\": 1e99999999999\n}\n".getBytes(UTF_8);

    assertThat(read(write("a.ndjson", line))).singleElement().asString().contains("damaged");
    Path file = write("a.json", lines);
    assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void readsObjectsThatAreWrittenOverSeveralLines() throws IOException {
    Path file = write("a.json", "{\n \"a\": 1.10\n}\n{\n \"a\": 2\n}\n".getBytes(UTF_8));

    assertThat(read(file)).containsExactly("1 {\"a\":1.10}", "4 {\"a\":2}");
  }

  @Test
  void reportsElementsThatAreNoObjectsAndGoesOn() throws IOException {
    Path file = write("a.json", "[{\"a\":1},\n5,\n{\"a\":2}]".getBytes(UTF_8));

    assertThat(read(file))
        .containsExactly("1 {\"a\":1}", "2 damaged: not a JSON object", "3 {\"a\":2}");
  }

  @Test
  void limitsOneObjectOfAnArray() throws IOException {
    String big = "[{\"a\":[" + "1,".repeat(2 << 20) + "1]}]";
    Path file = write("big.json", big.getBytes(UTF_8));

    assertThatThrownBy(() -> read(file)).hasMessageContaining("longer than 1 MiB");
  }

  @Test
  void refusesAnOldWorkbookWithAnAdvice() throws IOException {
    Path file = write("old.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});

    assertThatThrownBy(() -> read(file)).hasMessageContaining("save it as .xlsx or as CSV");
  }

  @Test
  void takesTheSeparatorOfTheFirstLine() throws IOException {
    assertThat(read(write("a.csv", "sep=^\na^b\n1,5^2\n".getBytes(UTF_8))))
        .containsExactly("3 [1,5, 2]");
  }

  @Test
  void readsTheEncodingOfTheOptions() throws IOException {
    Charset chinese = Charset.forName("GB18030");
    Path file = write("a.csv", "平台,金额\n淘宝,1\n".getBytes(chinese));
    ReadOptions options =
        new ReadOptions(
            Optional.of(chinese),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            false);

    try (InputFile input = Input.of(file.toString()).getFirst().open(options)) {
      assertThat(input.header()).contains(List.of("平台", "金额"));
      assertThat(text(input.next().orElseThrow())).isEqualTo("2 [淘宝, 1]");
    }
    assertThat(Input.of(file.toString()).getFirst().guessCharset()).contains(chinese);
  }

  private List<String> read(Path file) throws IOException {
    List<String> items = new ArrayList<>();
    for (Input input : Input.of(file.toString())) {
      try (InputFile open = input.open(ReadOptions.standard())) {
        for (Optional<InputItem> i = open.next(); i.isPresent(); i = open.next()) {
          items.add(text(i.get()));
        }
      }
    }
    return items;
  }

  private static List<String> header(Path file) throws IOException {
    try (InputFile open = Input.of(file.toString()).getFirst().open(ReadOptions.standard())) {
      return open.header().orElseThrow();
    }
  }

  private static InputItem last(InputFile input) throws IOException {
    InputItem last = new Damaged(0, "", "nothing");
    for (Optional<InputItem> i = input.next(); i.isPresent(); i = input.next()) {
      last = i.get();
    }
    return last;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  static String text(InputItem item) {
    return switch (item) {
      case Row row -> row.line() + " " + row.cells();
      case Damaged damaged -> damaged.line() + " damaged: " + damaged.problem();
      case Json json -> json.line() + " " + json.value();
    };
  }
}
