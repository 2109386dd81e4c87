package io.millrace.standalone.demo;

import io.millrace.standalone.send.EventSender;
import io.millrace.standalone.send.Line;
import io.millrace.standalone.send.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Feeds the made-up world through the gateway: some hours of history at once, then live. */
public final class DemoFeed {
  private static final Duration HISTORY = Duration.ofHours(6);
  private static final Duration BEAT = Duration.ofMillis(250);

  private final EventSender sender;
  private final Clock clock;
  private final Simulator world;
  private final Instant now;

  /**
   * A world that leads up to this moment.
   *
   * @param seed equal seeds make equal worlds
   * @param perSecond events per second once it is live
   */
  public DemoFeed(EventSender sender, Clock clock, long seed, double perSecond) {
    this.sender = sender;
    this.clock = clock;
    this.now = clock.instant();
    this.world = new Simulator(seed, now.minus(HISTORY), new Pace(now, perSecond));
  }

  /**
   * Sends what happened before this moment and returns how many events that were.
   *
   * @throws io.millrace.standalone.send.SendException when the gateway does not take them
   */
  public long sendHistory() throws InterruptedException {
    List<DemoEvent> past = world.until(now);
    send(past);
    sender.finish();
    return past.size();
  }

  /**
   * Sends what happens from now on, as it happens, until interrupted or until that moment.
   *
   * @throws io.millrace.standalone.send.SendException when the gateway does not take it
   */
  public void sendLive(Instant end) throws InterruptedException {
    for (Instant time = clock.instant(); time.isBefore(end); time = clock.instant()) {
      send(world.until(time));
      sender.flush();
      Thread.sleep(BEAT);
    }
    sender.finish();
  }

  private void send(List<DemoEvent> events) throws InterruptedException {
    for (DemoEvent event : events) {
      String id = world.nextId();
      sender.send(new Line(new Origin(id, 1), event.what().type().domain(), event.json(id)));
    }
  }
}
