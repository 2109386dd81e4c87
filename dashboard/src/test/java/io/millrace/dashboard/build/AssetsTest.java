package io.millrace.dashboard.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir private Path folder;

  @Test
  void aFileThatWouldNotChangeIsNotWritten() throws IOException {
    new Assets(folder).page("index.html", "the same");
    for (Path file : files()) {
      Files.setLastModifiedTime(file, LONG_AGO);
    }
    new Assets(folder).page("index.html", "the same");
    for (Path file : files()) {
      assertThat(Files.getLastModifiedTime(file)).as("%s", file).isEqualTo(LONG_AGO);
    }
  }

  @Test
  void aFileThatChangedIsWritten() throws IOException {
    new Assets(folder).page("index.html", "before");
    new Assets(folder).page("index.html", "after");
    assertThat(folder.resolve("index.html")).hasContent("after");
  }

  @Test
  void filesOfEarlierBuildsAreRemoved() throws IOException {
    new Assets(folder).add("app", "js", "before");
    Assets assets = new Assets(folder);
    String path = assets.add("app", "js", "after");
    assets.removeOthers();
    assertThat(files())
        .containsExactlyInAnyOrder(folder.resolve(path), folder.resolve(path + ".gz"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
