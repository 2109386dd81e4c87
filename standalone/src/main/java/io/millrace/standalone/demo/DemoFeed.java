package io.millrace.standalone.demo;

import io.millrace.standalone.demo.feed.Playback;
import io.millrace.standalone.demo.world.World;
import io.millrace.standalone.demo.world.WorldSettings;
import io.millrace.standalone.send.Counts;
import io.millrace.standalone.send.EventSender;
import io.millrace.standalone.send.SendException;
import io.millrace.standalone.send.SendSettings;
import io.millrace.standalone.send.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Feeds the made-up world through the gateway in the background: its history, from today back, and
 * what happens meanwhile, as it happens, until it is closed.
 */
public final class DemoFeed implements AutoCloseable {
  private final EventSender past;
  private final EventSender present;
  private final Playback playback;

  /** A world that leads up to this moment, and is quiet until it is started. */
  public DemoFeed(Target target, Clock clock, DemoSettings settings) {
    this.past = new EventSender(target, SendSettings.standard(), _ -> {});
    this.present = new EventSender(target, SendSettings.standard(), _ -> {});
    this.playback = new Playback(world(clock, settings), clock, past, present);
  }

  /** Begins to send, and returns at once. To be called once. */
  public void start() {
    playback.start();
  }

  /** How far it is; may be asked by any thread. */
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
   * Returns when that time is over.
   *
   * @throws SendException as soon as the gateway takes nothing more
   */
  public void await(Duration time) throws InterruptedException {
    Optional<SendException> failure = playback.failureWithin(time);
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Sends nothing more. */
  @Override
  public void close() {
    playback.close();
    past.close();
    present.close();
  }

  private static World world(Clock clock, DemoSettings settings) {
    return new World(
        new WorldSettings(
            settings.seed(),
            clock.instant(),
            settings.people(),
            settings.days(),
            settings.speed() * DemoSettings.EVENTS_PER_SECOND));
  }
}
