package io.millrace.standalone.server;

import io.millrace.standalone.demo.DemoFeed;
import io.millrace.standalone.send.EventSender;
import io.millrace.standalone.send.SendSettings;
import io.millrace.standalone.send.Target;
import java.time.Clock;
import java.time.Instant;

/** The made-up world, fed into the instance of this machine through its own gateway. */
final class LocalDemo implements DemoPlayer.Demo {
  private static final long SEED = 1;
  private static final double EVENTS_PER_SECOND = 50;

  private final Target target;

  LocalDemo(Target target) {
    this.target = target;
  }

  @Override
  public void play() throws InterruptedException {
    try (EventSender sender = new EventSender(target, SendSettings.standard(), _ -> {})) {
      DemoFeed feed = new DemoFeed(sender, Clock.systemUTC(), SEED, EVENTS_PER_SECOND);
      feed.sendHistory();
      feed.sendLive(Instant.MAX);
    }
  }
}
