package io.millrace.bench;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends batches through the gateway of a running Millrace. Each connection sends its next batch
 * when the previous one is answered. Then it waits until all events are in the summaries.
 * Arguments: the data folder of {@code millrace serve}, its address (default
 * http://127.0.0.1:8080), events (default 500 000), batch (default 500), connections (default 4).
 */
final class GatewayBench {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** A long pause, because each look asks for each platform and takes processor time. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final int VISITORS = 200_000;

  /** Events per second of event time. */
  private static final int DENSITY = 2_000;

  private GatewayBench() {}

  public static void main(String... args) throws Exception {
    URI gateway = URI.create(args.length > 1 ? args[1] : "http://127.0.0.1:8080");
    int events = args.length > 2 ? Integer.parseInt(args[2]) : 500_000;
    int size = args.length > 3 ? Integer.parseInt(args[3]) : 500;
    int connections = args.length > 4 ? Integer.parseInt(args[4]) : 4;
    Client client = Client.of(gateway, args[0]);
    Batches batches = batches(events, size);
    long before = counted(client);
    long begin = System.nanoTime();
    double sending = send(client, batches, connections);
    System.out.printf("accepted %.0f events/s in batches of %d%n", events / sending, size);
    while (counted(client) < before + events) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("not all events were counted within " + LONGEST);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    double all = (System.nanoTime() - begin) / 1e9;
    System.out.printf("counted after %.1f s: %.0f events/s end to end%n", all, events / all);
  }

  /** Events of the world {@code life} that no other run has sent. */
  static Batches batches(int events, int size) {
    long seed = System.currentTimeMillis();
    Arrivals arrivals = Arrivals.outOfStep(BenchWorld.life(seed, VISITORS, DENSITY), seed);
    String run = Long.toString(seed, Character.MAX_RADIX) + '-';
    return Batches.of(run, () -> arrivals.next().event(), events, size);
  }

  /**
   * Sends all batches and returns the seconds until the last one was accepted.
   *
   * @throws java.util.concurrent.ExecutionException when a batch was not accepted as a whole
   */
  static double send(Client client, Batches batches, int connections) throws Exception {
    long begin = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService senders = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        sending.add(senders.submit(() -> sendAll(client, batches, next)));
      }
      for (Future<?> sender : sending) {
        sender.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void sendAll(Client client, Batches batches, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < batches.count(); i = next.getAndIncrement()) {
      client.post(batches.domain(i), batches.body(i));
    }
  }

  private static long counted(Client client) {
    // The events of BenchWorld are two days old, so they can be of the last month.
    LocalDate month = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
    String range =
        "from=%sT00:00:00Z&to=%sT00:00:00Z&grain=month"
            .formatted(month.minusMonths(1), month.plusMonths(1));
    long total = 0;
    for (String platform : BenchWorld.PLATFORMS) {
      total += client.totalEvents(platform, range);
    }
    return total;
  }
}
