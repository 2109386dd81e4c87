package io.millrace.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Compares {@code ./millrace send} with {@link GatewayBench} in one run: as many events through the
 * gateway, then a CSV file with a mapping, then events through the gateway again. Each part begins
 * when everything before is counted. Prints the rates and their ratio, which should be at least
 * 0.5. Arguments: the data folder of {@code millrace serve}, its address (default
 * http://127.0.0.1:8080), rows (default 1 000 000).
 */
final class SendBench {
  private static final double GOAL = 0.5;
  private static final int BATCH = 500;
  private static final int CONNECTIONS = 4;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String LAG = "/v1/lag";

  private SendBench() {}

  public static void main(String... args) throws Exception {
    URI gateway = URI.create(args.length > 1 ? args[1] : "http://127.0.0.1:8080");
    int rows = args.length > 2 ? Integer.parseInt(args[2]) : 1_000_000;
    Client client = Client.of(gateway, args[0]);
    Path folder = Files.createTempDirectory("send-bench");
    try {
      Path mapping = ImportBench.writeMapping(folder.resolve("orders.yml"));
      String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
      Path csv = ImportBench.write(folder.resolve("orders.csv"), rows, run);
      awaitCounted(client);
      double before = gatewayRate(client, rows);
      double imported = rows / send(gateway, args[0], mapping, csv);
      awaitCounted(client);
      double after = gatewayRate(client, rows);
      print(before, imported, after);
    } finally {
      Files.deleteIfExists(folder.resolve("orders.csv"));
      Files.deleteIfExists(folder.resolve("orders.yml"));
      Files.delete(folder);
    }
  }

  private static double gatewayRate(Client client, int events) throws Exception {
    double seconds = GatewayBench.send(client, GatewayBench.batches(events, BATCH), CONNECTIONS);
    awaitCounted(client);
    return events / seconds;
  }

  /** The seconds of the whole command, the start of its JVM included. */
  private static double send(URI gateway, String data, Path mapping, Path csv)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "./millrace",
            "send",
            "--url",
            gateway.toString(),
            "--key",
            Files.readString(Path.of(data, "write.key")).strip(),
            "--format",
            mapping.toString(),
            csv.toString());
    long begin = System.nanoTime();
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("send ended with exit code " + code);
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void awaitCounted(Client client) throws InterruptedException {
    long begin = System.nanoTime();
    while (!client.get(LAG).contains("\"lag\":{\"events\":0,")) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IllegalStateException("not all events were counted within " + LONGEST);
      }
      Thread.sleep(PAUSE);
    }
  }

  private static void print(double before, double imported, double after) {
    double gateway = (before + after) / 2;
    System.out.printf("gateway before: %,.0f events/s%n", before);
    System.out.printf("import of CSV:  %,.0f events/s%n", imported);
    System.out.printf("gateway after:  %,.0f events/s%n", after);
    System.out.printf(
        "ratio %.2f, the goal of at least %.1f is %s%n",
        imported / gateway, GOAL, imported / gateway >= GOAL ? "reached" : "missed");
  }
}
