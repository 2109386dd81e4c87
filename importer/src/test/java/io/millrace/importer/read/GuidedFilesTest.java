package io.millrace.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Any file is read to its end or refused, soon. The first byte of an input chooses whether it is a
 * table, JSON, a workbook or an archive. The default build reads the kept inputs; {@code .ci/fuzz}
 * searches for more.
 */
class GuidedFilesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int MOST_RECORDS = 1 << 20;

  @FuzzTest(maxDuration = "2m")
  void readsOrRefusesAnyFile(byte[] input) {
    if (input.length > 0) {
      byte[] content = Arrays.copyOfRange(input, 1, input.length);
      assertTimeoutPreemptively(LIMIT, () -> read(input[0] & 3, content));
    }
  }

  private static void read(int kind, byte[] content) throws IOException {
    try {
      switch (kind) {
        case 0 -> readText(content, false);
        case 1 -> readText(content, true);
        case 2 -> readFile(content, ".xlsx");
        default -> readFile(content, ".zip");
      }
    } catch (UnreadableException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void readText(byte[] content, boolean json) throws IOException {
    ReadOptions options =
        new ReadOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.of('#'),
            List.of(),
            Optional.empty(),
            json);
    readAll(
        InputFile.text(
            Content.of(OptionalLong.empty(), new ByteArrayInputStream(content)), options));
  }

  private static void readFile(byte[] content, String ending) throws IOException {
    Path file = Files.createTempFile("guided", ending);
    try {
      Files.write(file, content);
      for (Input input : Input.of(file.toString())) {
        readAll(input.open(ReadOptions.standard()));
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void readAll(InputFile file) throws IOException {
    try (file) {
      int records = 0;
      while (file.next().isPresent()) {
        records++;
        assertThat(records).isLessThan(MOST_RECORDS);
      }
    }
  }
}
