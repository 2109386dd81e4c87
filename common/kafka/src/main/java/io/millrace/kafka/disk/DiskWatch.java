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
 * Checks the free space of the disks: ten times a second when little is free, once a second when
 * much is free. An embedded broker does not survive a full disk, so writing has to stop before the
 * disk is full. Safe for use by several threads.
 */
public final class DiskWatch implements AutoCloseable {
  private final List<FolderSpace> folders;
  private final Consumer<String> notes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk-watch").factory());
  private volatile State state = new State(Fullness.NONE, "");

  private record State(Fullness fullness, String reason) {}

  /**
   * Creates a watch. It checks nothing before {@link #start}.
   *
   * @param notes receives a message for people when a disk becomes full and when it has space again
   */
  public DiskWatch(DiskSettings settings, Disk disk, Consumer<String> notes) {
    this.folders =
        settings.folders().stream()
            .map(folder -> new FolderSpace(folder, disk, settings.minFree()))
            .toList();
    this.notes = notes;
  }

  /** Checks once, and then starts the periodic checks. */
  public void start() {
    check();
    pause().ifPresent(this::checkAfter);
  }

  private void checkAfter(Duration pause) {
    var _ = timer.schedule(this::checkAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void checkAgain() {
    try {
      check();
    } finally { // no error may stop the later checks
      pause().filter(_ -> !timer.isShutdown()).ifPresent(this::checkAfter);
    }
  }

  /** The time until the next check, which the fullest disk decides; empty without folders. */
  Optional<Duration> pause() {
    return folders.stream().map(FolderSpace::pause).min(Comparator.naturalOrder());
  }

  /**
   * The reason why no events may be accepted: the folder, its free space and the required space.
   * Empty when all disks have enough space.
   */
  public Optional<String> full() {
    State now = state;
    return now.fullness() == Fullness.NONE ? Optional.empty() : Optional.of(now.reason());
  }

  /** Whether so little is free that counting and projecting must stop, too. */
  public boolean mustRest() {
    return state.fullness() == Fullness.LOWEST;
  }

  /** Stops the periodic checks. */
  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** Checks every disk. The fullest disk decides. */
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
