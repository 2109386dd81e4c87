package io.millrace.bench;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends batches through the gateway of a running Millrace. Each connection sends its next batch
 * when the previous one is answered. Then it waits until all events are in the summaries.
 * Arguments: the data folder of {@code millrace serve}, its address (default
 * http://127.0.0.1:8080), events (default 500 000), batch (default 500), connections (default 4).
 */
final class GatewayBench {
  private static final String DAY = "from=2025-11-01T00:00:00Z&to=2026-01-01T00:00:00Z&grain=month";

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
      Thread.onSpinWait();
    }
    double all = (System.nanoTime() - begin) / 1e9;
    System.out.printf("counted after %.1f s: %.0f events/s end to end%n", all, events / all);
  }

  /** Events of 50 000 visitors that no other run has sent. */
  static Batches batches(int events, int size) {
    return Batches.of(BenchWorld.uniform(System.nanoTime(), 50_000), events, size);
  }

  /** Sends all batches and returns the seconds until the last one was accepted. */
  static double send(Client client, Batches batches, int connections) throws Exception {
    long begin = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    Thread[] senders = new Thread[connections];
    for (int i = 0; i < connections; i++) {
      senders[i] = Thread.ofPlatform().start(() -> sendAll(client, batches, next));
    }
    for (Thread sender : senders) {
      sender.join(Duration.ofMinutes(10));
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void sendAll(Client client, Batches batches, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < batches.count(); i = next.getAndIncrement()) {
      client.post(batches.domain(i), batches.body(i));
    }
  }

  private static long counted(Client client) {
    long total = 0;
    for (String platform : BenchWorld.PLATFORMS) {
      total += client.totalEvents(platform, DAY);
    }
    return total;
  }
}
