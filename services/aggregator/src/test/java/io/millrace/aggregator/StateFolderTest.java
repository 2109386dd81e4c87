package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  private static final String CHECKPOINT = "0\n1\nmillrace-1-totals-changelog 0 17\n";

  @TempDir private Path directory;
  private Path task;
  private StateFolder state;

  @BeforeEach
  void layOut() throws IOException {
    state = new StateFolder(directory, "millrace-1");
    task = directory.resolve("millrace-1").resolve("1_0");
    Path store = Files.createDirectories(task.resolve("rocksdb").resolve("totals"));
    Files.writeString(store.resolve("CURRENT"), "MANIFEST-000005\n");
    Files.writeString(store.resolve("MANIFEST-000005"), "edits");
    Files.writeString(task.resolve(".checkpoint"), CHECKPOINT);
  }

  @Test
  void wholeStateStays() {
    state.saveChecksums();

    assertThat(state.removeUnlessWhole()).isFalse();
    assertThat(task).exists();
  }

  @Test
  void offsetsWithoutTheirStoreAreRemoved() throws IOException {
    Files.delete(task.resolve("rocksdb/totals/CURRENT"));

    assertThat(state.removeUnlessWhole()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aStoreWithoutItsManifestIsRemoved() throws IOException {
    Files.delete(task.resolve("rocksdb/totals/MANIFEST-000005"));

    assertThat(state.removeUnlessWhole()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void offsetsThatChangedWhileNobodyRanAreNotBelieved() throws IOException {
    state.saveChecksums();
    Files.writeString(task.resolve(".checkpoint"), CHECKPOINT.replace("17", "97"));

    assertThat(state.removeUnlessWhole()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void offsetsThatTheStreamWroteAfterwardsAreBelieved() throws IOException {
    state.saveChecksums();
    assertThat(state.removeUnlessWhole()).isFalse();
    Files.writeString(task.resolve(".checkpoint"), CHECKPOINT.replace("17", "97"));

    assertThat(state.removeUnlessWhole()).isFalse();
  }

  @Test
  void whatACrashLeftOfARemovalIsRemoved() throws IOException {
    Files.createDirectories(directory.resolve("millrace-1.removed").resolve("1_0"));

    assertThat(state.removeUnlessWhole()).isFalse();
    assertThat(directory.resolve("millrace-1.removed")).doesNotExist();
  }

  @Test
  void noStateIsWhole() {
    assertThat(new StateFolder(directory, "millrace-2").removeUnlessWhole()).isFalse();
  }
}
