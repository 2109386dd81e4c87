package io.millrace.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends the events of one month into a running Millrace without data, and waits until {@code
 * /v1/loops} shows all of their purchases. Arguments: the data folder of {@code millrace serve},
 * its address (default http://127.0.0.1:8080), events (default 50 000).
 */
final class HistoryBench {
  private static final int DAYS = 30;
  private static final int BATCH = 500;
  private static final int VISITORS = 5_000;
  private static final Pattern MICRO_ORDERS = Pattern.compile("\"microOrders\":(\\d+)");
  private static final Pattern PURCHASE = Pattern.compile("\"type\":\"purchase\"");

  private HistoryBench() {}

  public static void main(String... args) throws Exception {
    URI gateway = URI.create(args.length > 1 ? args[1] : "http://127.0.0.1:8080");
    int events = args.length > 2 ? Integer.parseInt(args[2]) : 50_000;
    Client client = Client.of(gateway, args[0]);
    Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Instant begin = end.minus(DAYS, ChronoUnit.DAYS);
    int between = (int) (Duration.between(begin, end).toMillis() / events);
    Batches batches =
        Batches.of(
            "",
            BenchWorld.uniform(7, VISITORS, begin.toEpochMilli(), between)::event,
            events,
            BATCH);
    String loops = "/v1/loops?from=%s&to=%s".formatted(begin, end);
    long started = System.nanoTime();
    for (int i = 0; i < batches.count(); i++) {
      client.post(batches.domain(i), batches.body(i));
    }
    System.out.printf("accepted %d events after %.1f s%n", events, since(started));
    long purchases = purchases(batches);
    long shown = shown(client, loops);
    for (; shown < purchases; shown = shown(client, loops)) {
      System.out.printf("%5.1f s: %d of %d purchases%n", since(started), shown, purchases);
      Thread.sleep(Duration.ofMillis(500));
    }
    System.out.printf("all %d purchases shown after %.1f s%n", shown, since(started));
  }

  private static long purchases(Batches batches) {
    long purchases = 0;
    for (int i = 0; i < batches.count(); i++) {
      purchases += PURCHASE.matcher(new String(batches.body(i), UTF_8)).results().count();
    }
    return purchases;
  }

  private static long shown(Client client, String loops) {
    Matcher found = MICRO_ORDERS.matcher(client.get(loops));
    return found.results().mapToLong(cell -> Long.parseLong(cell.group(1))).sum() / 1_000_000;
  }

  private static double since(long started) {
    return (System.nanoTime() - started) / 1e9;
  }
}
