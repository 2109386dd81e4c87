package io.millrace.bench;

import io.millrace.events.Domain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends events at a constant rate and measures, for each batch, the time from the 202 to the first
 * count of the live stream that includes the batch. Arguments: the data folder, the address, events
 * per second (default 1 000), seconds (default 30).
 */
final class FreshnessBench {
  private static final Pattern COUNT = Pattern.compile("\"traffic\":\\{\"events\":(\\d+)");
  private static final String PLATFORM = "whatsapp";
  private static final String EVENT =
      "{\"id\":\"f-%d-%d\",\"type\":\"message\",\"platform\":\""
          + PLATFORM
          + "\",\"surface\":\"chat\","
          + "\"visitor\":\"v-%d\",\"at\":\"2024-02-01T00:00:00Z\"}\n";
  private static final int BATCHES_PER_SECOND = 20;
  private static final int VISITORS = 5_000;

  private final Client client;
  private final int batch;
  private final int batches;
  private final long run = System.nanoTime();

  /** The time of each batch's 202, by the count that includes the batch. */
  private final ConcurrentSkipListMap<Long, Long> accepted = new ConcurrentSkipListMap<>();

  private final List<Long> delays = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile long start;

  private FreshnessBench(Client client, int rate, int seconds) {
    this.client = client;
    this.batch = rate / BATCHES_PER_SECOND;
    this.batches = seconds * BATCHES_PER_SECOND;
  }

  public static void main(String... args) throws Exception {
    URI gateway = URI.create(args.length > 1 ? args[1] : "http://127.0.0.1:8080");
    int rate = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
    int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 30;
    new FreshnessBench(Client.of(gateway, args[0]), rate, seconds).measure();
    System.exit(0);
  }

  private void measure() throws InterruptedException {
    Thread.ofPlatform().daemon().start(this::listen);
    if (!ready.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no full state within 30 s");
    }
    send();
    while (delays.size() < batches) {
      LockSupport.parkNanos(10_000_000);
    }
    List<Long> sorted = delays.stream().sorted().toList();
    System.out.printf(
        "from 202 to live stream: median %d ms, p95 %d ms, p99 %d ms, of %d batches of %d%n",
        sorted.get(batches / 2),
        sorted.get(batches * 95 / 100),
        sorted.get(batches * 99 / 100),
        batches,
        batch);
  }

  private void send() {
    long begin = System.nanoTime();
    for (int i = 0; i < batches; i++) {
      long due = begin + i * 1_000_000_000L / BATCHES_PER_SECOND;
      LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      client.post(Domain.SOCIAL, body(i));
      accepted.put(start + (i + 1L) * batch, System.nanoTime());
    }
  }

  private byte[] body(int index) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < batch; i++) {
      int event = index * batch + i;
      body.append(EVENT.formatted(run, event, event % VISITORS));
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(client.live(PLATFORM), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard(line, System.nanoTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heard(String line, long now) {
    Matcher count = COUNT.matcher(line);
    if (line.startsWith("event:ready")) {
      ready.countDown();
    } else if (count.find()) {
      shown(Long.parseLong(count.group(1)), now);
    }
  }

  private void shown(long count, long now) {
    if (ready.getCount() > 0) {
      start = count;
      return;
    }
    var included = accepted.headMap(count, true);
    included.values().forEach(at -> delays.add(Math.max(0, now - at) / 1_000_000));
    included.clear();
  }
}
