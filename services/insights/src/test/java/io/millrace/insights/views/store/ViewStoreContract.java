package io.millrace.insights.views.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.views.store.ViewStore.Written;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of saved views does. */
public abstract class ViewStoreContract {
  private static final int MOST = 20;

  /** A store with nothing in it. */
  protected abstract ViewStore empty();

  @Test
  void keepsWhatWasWritten() {
    ViewStore store = empty();
    SavedView one = add(store, "双十一 & more");
    SavedView other = add(store, "loops");
    assertThat(store.all()).containsExactlyInAnyOrder(one, other);
    assertThat(one)
        .isEqualTo(new SavedView(one.id(), "双十一 & more", "/loops?range=7d", 17, "analyst"));
    assertThat(one.id()).isNotEqualTo(other.id());
  }

  @Test
  void neverKeepsTwoViewsOfOneName() {
    ViewStore store = empty();
    SavedView one = add(store, "one");
    SavedView other = add(store, "other");
    assertThat(store.add("one", "/", 1, "me", MOST)).isEqualTo(new Written.NameTaken());
    assertThat(store.replace(other.id(), "one", "/")).contains(new Written.NameTaken());
    assertThat(store.all()).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void replacesNameAndAddressAndKeepsTheRest() {
    ViewStore store = empty();
    SavedView one = add(store, "one");
    SavedView renamed = new SavedView(one.id(), "first", "/orders", 17, "analyst");
    assertThat(store.replace(one.id(), "first", "/orders")).contains(new Written.Stored(renamed));
    assertThat(store.replace(one.id(), "first", "/orders")).contains(new Written.Stored(renamed));
    assertThat(store.all()).containsExactly(renamed);
    add(store, "one");
  }

  @Test
  void deletesOneViewOnceAndNeverGivesItsIdAgain() {
    ViewStore store = empty();
    for (int i = 0; i < 5; i++) {
      Written written = store.add("one", "/", 1, "me", 1);
      assertThat(written).isInstanceOf(Written.Stored.class);
      String id = ((Written.Stored) written).view().id();
      assertThat(store.add("other", "/", 1, "me", 1)).isEqualTo(new Written.Full());
      assertThat(store.delete(id)).isTrue();
      assertThat(store.delete(id)).isFalse();
      assertThat(store.replace(id, "late", "/")).isEmpty();
    }
  }

  @Test
  void changesNothingForAnIdThatIsNone() {
    ViewStore store = empty();
    SavedView one = add(store, "one");
    for (String id :
        List.of("", "0", "-", "0-x", "1-" + "0".repeat(36), "9999999999-1", "$where")) {
      assertThat(store.delete(id)).as(id).isFalse();
      assertThat(store.replace(id, "x", "/")).as(id).isEmpty();
    }
    assertThat(store.all()).containsExactly(one);
  }

  @Test
  void neverKeepsMoreThanAllowedNorANameTwiceWhoeverWritesAtOnce() throws Exception {
    ViewStore store = empty();
    List<Callable<Written>> writers =
        IntStream.range(0, 3 * MOST)
            .<Callable<Written>>mapToObj(
                i -> () -> store.add("n" + i % (2 * MOST), "/", i, "me", MOST))
            .toList();
    long written = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Written> writer : threads.invokeAll(writers)) {
        written += writer.get() instanceof Written.Stored ? 1 : 0;
      }
    }
    assertThat(store.all()).hasSizeLessThanOrEqualTo(MOST).hasSize((int) written);
    assertThat(store.all()).extracting(SavedView::name).doesNotHaveDuplicates();
  }

  private static SavedView add(ViewStore store, String name) {
    Written written = store.add(name, "/loops?range=7d", 17, "analyst", MOST);
    assertThat(written).isInstanceOf(Written.Stored.class);
    return ((Written.Stored) written).view();
  }
}
