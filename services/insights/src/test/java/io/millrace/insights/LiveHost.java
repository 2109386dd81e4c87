package io.millrace.insights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.insights.testing.FakeSummarySource;
import io.millrace.insights.testing.Revisions;
import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs insights in a process of its own, with the address of its store as argument. Its cells
 * change 20 times a second. It prints its port. For each line of input it prints the memory in use,
 * in bytes. It ends when its input ends.
 */
final class LiveHost {
  private static final List<String> PLATFORMS =
      List.of("wechat", "taobao", "douyin", "kuaishou", "jd", "pinduoduo", "weibo", "bilibili");
  private static final int MINUTES = 30;
  private static final long BEGIN = Revisions.at("2026-11-24T09:00:00Z");

  private LiveHost() {}

  static void main(String[] args) throws Exception {
    try (RunningInsights insights =
        RunningInsights.start(
            args[0],
            List.of(
                "--millrace.insights.live.stalled=10m",
                "--millrace.insights.live.heartbeat=15s",
                "--millrace.insights.live.clients=5000",
                "--millrace.slow-clients.write=10m"),
            RunningInsights.Fakes.class)) {
      await().atMost(Duration.ofMinutes(1)).until(insights::isReady);
      Thread.ofPlatform().daemon().start(() -> update(insights.source()));
      System.out.println("port " + insights.address().getPort());
      BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      while (lines.readLine() != null) {
        System.out.println(memory() + " clients " + (int) insights.liveClients());
      }
    }
  }

  private static String memory() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(200);
    }
    long direct = Math.max(PlatformDependent.usedDirectMemory(), 0) + buffers();
    return "heap %d direct %d resident %d".formatted(heap(), direct, resident());
  }

  /** Memory in use after the last collection: garbage since then is no cost of a client. */
  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }

  private static long buffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .sum();
  }

  private static void update(FakeSummarySource source) {
    try {
      for (long count = 1; count > 0; count++) {
        update(source, count);
        Thread.sleep(count < (long) PLATFORMS.size() * MINUTES ? 0 : 50);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void update(FakeSummarySource source, long count) {
    String platform = PLATFORMS.get((int) (count % PLATFORMS.size()));
    long start = BEGIN + count / PLATFORMS.size() % MINUTES * 60_000;
    Cell cell = new Cell(Kind.MONEY, platform, Grain.MINUTE, start);
    source.append(
        Revisions.revision(
            cell,
            0,
            Map.of(
                Measure.of(Metric.ORDERS), count, Measure.of(Metric.GROSS, "CNY"), 100 * count)));
  }
}
