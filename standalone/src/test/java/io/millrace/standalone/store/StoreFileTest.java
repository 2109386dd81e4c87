package io.millrace.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
  private static final String NAME = "documents.mv";

  /** More than the library keeps unsaved by default. */
  private static final int CHANGES = 64;

  private static final int BYTES = 1 << 20;

  @Test
  void manyChangesAreNotWrittenBeforeTheyAreCommitted(@TempDir Path folder, @TempDir Path copy)
      throws IOException {
    MVStore store = open(folder);
    MVMap<Integer, byte[]> changes = store.openMap("changes");
    store.commit();
    for (int i = 0; i < CHANGES; i++) {
      changes.put(i, new byte[BYTES]);
    }
    assertThat(afterAKill(folder, copy)).isEmpty();
    store.commit();
    assertThat(afterAKill(folder, copy)).hasSize(CHANGES);
    store.close();
  }

  /** What a new process would find in the file, as it is now. */
  private static Integer[] afterAKill(Path folder, Path copy) throws IOException {
    Files.deleteIfExists(copy.resolve(NAME));
    Files.copy(folder.resolve(NAME), copy.resolve(NAME));
    MVStore store = open(copy);
    try {
      return store.<Integer, byte[]>openMap("changes").keySet().toArray(Integer[]::new);
    } finally {
      store.closeImmediately();
    }
  }

  private static MVStore open(Path folder) {
    return new StoreFile(folder)
        .open(
            Clock.systemUTC(),
            note -> {
              throw new AssertionError(note);
            });
  }
}
