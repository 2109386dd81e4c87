package io.millrace.demo;

import io.millrace.demo.feed.Playback;
import io.millrace.demo.world.World;
import io.millrace.demo.world.WorldSettings;
import io.millrace.importer.Counts;
import io.millrace.importer.EventSender;
import io.millrace.importer.SendException;
import io.millrace.importer.SendSettings;
import io.millrace.importer.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends the events of the made-up world through the gateway in the background until it is closed:
 * the history, from today back, and the events of the present at their time.
 */
public final class DemoFeed implements AutoCloseable {
  private final EventSender past;
  private final EventSender present;
  private final Playback playback;
  private final PolicyNote note;
  private final Thread writer;

  /**
   * Creates a world whose history ends now. {@link #start} begins to send.
   *
   * @param target the gateway, with a key of the role {@code write}
   * @param admin the same gateway, with a key of the role {@code admin}, for the note about the
   *     link policy
   */
  public DemoFeed(Target target, Target admin, Clock clock, DemoSettings settings) {
    WorldSettings world = world(clock, settings);
    this.note = new PolicyNote(admin, world, Duration.ofSeconds(3));
    this.writer = Thread.ofVirtual().name("demo-note").unstarted(this::writeNote);
    this.past = new EventSender(target, SendSettings.standard(), _ -> {});
    this.present = new EventSender(target, SendSettings.standard(), _ -> {});
    this.playback = new Playback(new World(world), clock, past, present);
  }

  /** Starts to send and returns at once. Call it once. */
  public void start() {
    writer.start();
    playback.start();
  }

  /** Returns the progress. Any thread may call it. */
  public DemoProgress progress() {
    Counts then = past.counts();
    Counts now = present.counts();
    return new DemoProgress(
        playback.history(),
        then.accepted() + now.accepted(),
        then.rejectedInAll() + now.rejectedInAll(),
        past.waiting().or(present::waiting));
  }

  /**
   * Waits for the given time.
   *
   * @throws SendException as soon as the gateway takes no more events
   */
  public void await(Duration time) throws InterruptedException {
    Optional<SendException> failure = playback.failureWithin(time);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Stops sending. */
  @Override
  public void close() {
    writer.interrupt();
    playback.close();
    past.close();
    present.close();
  }

  private void writeNote() {
    try {
      note.write();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static WorldSettings world(Clock clock, DemoSettings settings) {
    return new WorldSettings(
        settings.seed(),
        clock.instant(),
        settings.people(),
        settings.days(),
        settings.speed() * DemoSettings.EVENTS_PER_SECOND);
  }
}
