package io.millrace.system.faults;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.journey.testing.Events;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Views that happen now, on a few platforms, so many a second, until closed. */
final class Pulse implements AutoCloseable {
  private static final int TIMES_A_SECOND = 5;
  private static final List<String> PLATFORMS =
      List.of("taobao", "tmall", "pinduoduo", "douyin", "wechat");

  private final LedgerClient ledger;
  private final int each;
  private final List<Event> sent = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  private Pulse(LedgerClient ledger, int each) {
    this.ledger = ledger;
    this.each = each;
  }

  static Pulse start(URI url, String key, int eventsPerSecond) {
    Pulse pulse =
        new Pulse(
            LedgerClient.of(url, key, 10 * eventsPerSecond), eventsPerSecond / TIMES_A_SECOND);
    var _ =
        pulse.timer.scheduleAtFixedRate(
            pulse::beat, 0, 1_000 / TIMES_A_SECOND, TimeUnit.MILLISECONDS);
    return pulse;
  }

  LedgerClient ledger() {
    return ledger;
  }

  /** Everything so far. */
  synchronized List<Event> sent() {
    return List.copyOf(sent);
  }

  /** Sends nothing more. */
  void stop() {
    timer.close();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    ledger.close();
  }

  private synchronized void beat() {
    long now = System.currentTimeMillis();
    List<Event> some = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      int number = sent.size() + i;
      some.add(
          Events.view(
              new Visitor(23, number % 1_000),
              "pulse-" + number,
              PLATFORMS.get(number % PLATFORMS.size()),
              now));
    }
    sent.addAll(some);
    ledger.send(some);
  }
}
