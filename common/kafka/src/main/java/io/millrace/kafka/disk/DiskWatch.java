package io.millrace.kafka.disk;

import io.millrace.kafka.disk.FolderSpace.Fullness;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks at the disks ten times a second. An embedded broker does not survive a full disk: it has to
 * be spared before. Safe for use by several threads.
 */
public final class DiskWatch implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofMillis(100);

  private final List<FolderSpace> folders;
  private final Consumer<String> notes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk-watch").factory());
  private volatile State state = new State(Fullness.NONE, "");

  private record State(Fullness fullness, String reason) {}

  /**
   * A watch that has not looked yet.
   *
   * @param notes gets a line for people when a disk becomes full and when it has room again
   */
  public DiskWatch(DiskSettings settings, Disk disk, Consumer<String> notes) {
    this.folders =
        settings.folders().stream()
            .map(folder -> new FolderSpace(folder, disk, settings.minFree()))
            .toList();
    this.notes = notes;
  }

  /** Looks at once, and from then on by itself. */
  public void start() {
    check();
    if (!folders.isEmpty()) {
      var _ =
          timer.scheduleWithFixedDelay(
              this::check, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Why no events may be taken: the folder, what is free, and what should be. */
  public Optional<String> full() {
    State now = state;
    return now.fullness() == Fullness.NONE ? Optional.empty() : Optional.of(now.reason());
  }

  /** Whether so little is free that nothing else may be written either. */
  public boolean mustRest() {
    return state.fullness() == Fullness.LOWEST;
  }

  /** Looks no more. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Looks at every disk; the fullest counts. */
  void check() {
    folders.forEach(FolderSpace::check);
    State next =
        folders.stream()
            .max(Comparator.comparing(FolderSpace::fullness))
            .map(folder -> new State(folder.fullness(), folder.reason()))
            .orElse(state);
    State before = state;
    state = next;
    if (before.fullness() != next.fullness()) {
      notes.accept(words(next));
    }
  }

  private static String words(State state) {
    return switch (state.fullness()) {
      case NONE -> "the disks have room again; events are taken and counted";
      case LOW ->
          "%s: no events are taken until there is room again; queries are answered"
              .formatted(state.reason());
      case LOWEST ->
          "%s: nothing is taken or counted until there is room again; queries are answered"
              .formatted(state.reason());
    };
  }
}
