package io.millrace.bench;

import io.millrace.events.Domain;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends queries at a constant rate while events arrive at a constant rate, and measures the time of
 * each answer. The time starts when the query was due, even if it was sent later. Run {@link
 * HistoryBench} before it. Arguments: the data folder, the address, queries per second (default
 * 200), events per second (default 1 000), seconds (default 30), and {@code mixed}. The first third
 * of the seconds is not counted. With {@code mixed}, two in ten queries have longer answers than a
 * month of days.
 */
final class ReadBench {
  private static final int BATCHES_PER_SECOND = 20;
  private static final int VISITORS = 5_000;

  private final Client client;
  private final int rate;
  private final int perSecond;
  private final int seconds;
  private final List<Question> questions;
  private final long run = System.nanoTime();
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

  private ReadBench(Client client, int rate, int perSecond, int seconds, List<Question> questions) {
    this.client = client;
    this.rate = rate;
    this.perSecond = perSecond;
    this.seconds = seconds;
    this.questions = questions;
  }

  public static void main(String... args) throws Exception {
    URI gateway = URI.create(args.length > 1 ? args[1] : "http://127.0.0.1:8080");
    int rate = args.length > 2 ? Integer.parseInt(args[2]) : 200;
    int perSecond = args.length > 3 ? Integer.parseInt(args[3]) : 1_000;
    int seconds = args.length > 4 ? Integer.parseInt(args[4]) : 30;
    boolean mixed = args.length > 5 && args[5].equals("mixed");
    Client client = Client.of(gateway, args[0]);
    new ReadBench(client, rate, perSecond, seconds, questions(mixed)).measure();
    System.exit(0);
  }

  /** A query and the times of its answers, in microseconds. */
  private record Question(String name, String path, Histogram times) {
    static Question of(String name, String path) {
      return new Question(name, path, new ConcurrentHistogram(60_000_000, 3));
    }

    void print() {
      System.out.printf(
          "%-28s %6d answers: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
          name,
          times.getTotalCount(),
          times.getValueAtPercentile(50) / 1e3,
          times.getValueAtPercentile(95) / 1e3,
          times.getValueAtPercentile(99) / 1e3,
          times.getMaxValue() / 1e3);
    }
  }

  private void measure() throws InterruptedException {
    Thread writer = Thread.ofPlatform().daemon().start(this::write);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begin = System.nanoTime();
      for (int i = 0; i < rate * seconds; i++) {
        long due = begin + i * 1_000_000_000L / rate;
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
        Question question = questions.get(i % questions.size());
        boolean counted = i > rate * seconds / 3;
        threads.execute(() -> ask(question, due, counted));
      }
    }
    writer.join();
    System.out.printf(
        "%d queries/s while %d events/s arrive; failed: %s%n", rate, perSecond, failures);
    questions.stream().distinct().forEach(Question::print);
  }

  private static List<Question> questions(boolean mixed) {
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    Instant tomorrow = today.plus(1, ChronoUnit.DAYS);
    String month = "from=%s&to=%s".formatted(today.minus(30, ChronoUnit.DAYS), tomorrow);
    String day = "from=%s&to=%s".formatted(today.minus(1, ChronoUnit.DAYS), today);
    List<Question> questions = new ArrayList<>();
    for (String platform : List.of("wechat", "taobao", "douyin", "jd")) {
      Question question =
          Question.of(
              "month of days, " + platform,
              "/v1/platforms/%s/summary?grain=day&%s".formatted(platform, month));
      questions.add(question);
      questions.add(question);
    }
    if (mixed) {
      questions.add(Question.of("loops of a month", "/v1/loops?" + month));
      questions.add(
          Question.of("day of minutes", "/v1/platforms/wechat/summary?grain=minute&" + day));
    }
    return questions;
  }

  private void ask(Question question, long due, boolean counted) {
    try {
      client.get(question.path());
    } catch (RuntimeException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      failures.computeIfAbsent(why, _ -> new LongAdder()).increment();
    }
    if (counted) {
      question.times().recordValue((System.nanoTime() - due) / 1_000);
    }
  }

  private void write() {
    long begin = System.nanoTime();
    for (int i = 0; i < seconds * BATCHES_PER_SECOND; i++) {
      long due = begin + i * 1_000_000_000L / BATCHES_PER_SECOND;
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      client.post(Domain.CONTENT, body(i));
    }
  }

  private byte[] body(int index) {
    int batch = perSecond / BATCHES_PER_SECOND;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < batch; i++) {
      int event = index * batch + i;
      String platform = BenchWorld.PLATFORMS.get(event % BenchWorld.PLATFORMS.size());
      body.append(line(event, platform, now));
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String line(int event, String platform, Instant at) {
    return """
    {"id":"r-%d-%d","type":"view","platform":"%s","surface":"feed","visitor":"v-%d","at":"%s"}
    """
        .formatted(run, event, platform, event % VISITORS, at);
  }
}
