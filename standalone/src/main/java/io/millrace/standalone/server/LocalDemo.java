package io.millrace.standalone.server;

import io.millrace.demo.DemoFeed;
import io.millrace.demo.DemoSettings;
import io.millrace.importer.Target;
import java.time.Clock;
import java.time.Duration;

/**
 * Sends the events of the made-up world to the instance of this process through its own gateway.
 */
final class LocalDemo implements DemoPlayer.Demo {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Target target;
  private final Target admin;

  LocalDemo(Target target, Target admin) {
    this.target = target;
    this.admin = admin;
  }

  @Override
  public void play() throws InterruptedException {
    try (DemoFeed feed = new DemoFeed(target, admin, Clock.systemUTC(), DemoSettings.standard())) {
      feed.start();
      feed.await(FOR_EVER);
    }
  }
}
