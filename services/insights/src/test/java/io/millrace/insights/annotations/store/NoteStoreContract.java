package io.millrace.insights.annotations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of notes does. */
public abstract class NoteStoreContract {
  private static final int MOST = 20;

  /** A store with nothing in it. */
  protected abstract NoteStore empty();

  @Test
  void keepsWhatWasWritten() {
    NoteStore store = empty();
    Note one = store.add(17, "双十一 & more", Optional.of("taobao"), MOST).orElseThrow();
    Note other = store.add(-5, "before 1970", Optional.empty(), MOST).orElseThrow();
    assertThat(store.all()).containsExactlyInAnyOrder(one, other);
    assertThat(one.at()).isEqualTo(17);
    assertThat(one.text()).isEqualTo("双十一 & more");
    assertThat(one.platform()).contains("taobao");
    assertThat(other.platform()).isEmpty();
    assertThat(one.id()).isNotEqualTo(other.id());
  }

  @Test
  void deletesOneNoteOnce() {
    NoteStore store = empty();
    Note one = store.add(1, "a", Optional.empty(), MOST).orElseThrow();
    Note other = store.add(1, "a", Optional.empty(), MOST).orElseThrow();
    assertThat(store.delete(one.id())).isTrue();
    assertThat(store.delete(one.id())).isFalse();
    assertThat(store.all()).containsExactly(other);
  }

  @Test
  void deletesNothingForAnIdThatIsNone() {
    NoteStore store = empty();
    store.add(1, "a", Optional.empty(), MOST);
    for (String id :
        List.of("", "0", "-", "0-x", "1-" + "0".repeat(36), "9999999999-1", "$where")) {
      assertThat(store.delete(id)).as(id).isFalse();
    }
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void neverGivesAnIdAgain() {
    NoteStore store = empty();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      Note note = store.add(1, "a", Optional.empty(), 1).orElseThrow();
      assertThat(ids.add(note.id())).isTrue();
      assertThat(store.delete(note.id())).isTrue();
    }
  }

  @Test
  void neverKeepsMoreThanAllowedWhoeverWritesAtOnce() throws Exception {
    NoteStore store = empty();
    List<Callable<Boolean>> writers =
        IntStream.range(0, 3 * MOST)
            .<Callable<Boolean>>mapToObj(
                i -> () -> store.add(i, "n" + i, Optional.empty(), MOST).isPresent())
            .toList();
    int written = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> writer : threads.invokeAll(writers)) {
        written += writer.get() ? 1 : 0;
      }
    }
    assertThat(written).isEqualTo(MOST);
    assertThat(store.all()).hasSize(MOST);
    assertThat(store.add(1, "one more", Optional.empty(), MOST)).isEmpty();
    assertThat(store.delete(store.all().getFirst().id())).isTrue();
    assertThat(store.add(1, "one more", Optional.empty(), MOST)).isPresent();
  }
}
