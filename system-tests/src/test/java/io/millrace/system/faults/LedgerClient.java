package io.millrace.system.faults;

import static java.util.stream.Collectors.joining;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.system.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends events at a pace, over HTTP, and keeps a ledger: what was acknowledged is never sent again,
 * what was not is, with the same ids. So an acknowledged event that is lost stays lost, and shows.
 */
public final class LedgerClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LEAST_BATCH = 50;
  private static final int REQUESTS_PER_SECOND = 10;

  /** The most events of one request that the gateway accepts. */
  private static final int MOST_IN_BATCH = 1_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI url;
  private final String key;
  private final int eventsPerSecond;

  /**
   * How many events the next request has: those that became due during the last one, within the
   * limits.
   */
  private int batchSize;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Domain, ArrayDeque<Event>> waiting = new EnumMap<>(Domain.class);
  private final Thread thread;
  private final Ledger ledger = new Ledger();
  private boolean closed;

  private LedgerClient(URI url, String key, int eventsPerSecond) {
    this.url = url;
    this.key = key;
    this.eventsPerSecond = eventsPerSecond;
    this.batchSize = usualBatch();
    for (Domain domain : Domain.values()) {
      waiting.put(domain, new ArrayDeque<>());
    }
    this.thread = Thread.ofVirtual().start(this::run);
  }

  /**
   * One without events yet.
   *
   * @param url of the gateway, without a path
   * @param key one that may write
   */
  public static LedgerClient of(URI url, String key, int eventsPerSecond) {
    return new LedgerClient(url, key, eventsPerSecond);
  }

  /** Sends these from now on, in their order within a domain. */
  public synchronized void send(Collection<Event> events) {
    events.forEach(event -> queue(event).add(event));
    notifyAll();
  }

  /** What happened so far. */
  public Ledger ledger() {
    return ledger;
  }

  /** How many events are not acknowledged yet. */
  public synchronized int open() {
    return waiting.values().stream().mapToInt(ArrayDeque::size).sum();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    thread.interrupt();
    client.shutdownNow();
  }

  private ArrayDeque<Event> queue(Event event) {
    return queue(event.envelope().type().domain());
  }

  private ArrayDeque<Event> queue(Domain domain) {
    ArrayDeque<Event> queue = waiting.get(domain);
    if (queue == null) {
      throw new IllegalStateException("no queue for " + domain);
    }
    return queue;
  }

  private void run() {
    try {
      for (List<Event> batch = next(); !batch.isEmpty(); batch = next()) {
        long begin = System.nanoTime();
        boolean answered = deliver(batch);
        long due = begin + batch.size() * 1_000_000_000L / eventsPerSecond;
        // Only to keep the pace, and not to hammer what is away.
        long pause = Math.max(due - System.nanoTime(), answered ? 0 : PAUSE.toNanos());
        if (pause > 0) {
          TimeUnit.NANOSECONDS.sleep(pause);
        }
        long dueSince = (System.nanoTime() - begin) * eventsPerSecond / 1_000_000_000L;
        batchSize = Math.clamp(dueSince, usualBatch(), MOST_IN_BATCH);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int usualBatch() {
    return Math.clamp(eventsPerSecond / REQUESTS_PER_SECOND, LEAST_BATCH, MOST_IN_BATCH);
  }

  /** Some events of the domain that has most; empty when closed. Stay in the queue. */
  private synchronized List<Event> next() throws InterruptedException {
    while (!closed && open() == 0) {
      wait();
    }
    if (closed) {
      return List.of();
    }
    ArrayDeque<Event> longest =
        waiting.values().stream()
            .reduce((one, other) -> one.size() >= other.size() ? one : other)
            .orElseThrow();
    List<Event> batch = new ArrayList<>(batchSize);
    while (batch.size() < batchSize && !longest.isEmpty()) {
      batch.add(longest.remove());
    }
    sending = batch.size();
    return batch;
  }

  private int sending;

  private boolean deliver(List<Event> batch) throws InterruptedException {
    BitSet acknowledged = new BitSet();
    boolean answered = false;
    long begin = System.nanoTime();
    try {
      HttpResponse<String> answer = post(batch);
      ledger.answered(answer.statusCode(), Duration.ofNanos(System.nanoTime() - begin));
      answered = answer.statusCode() == 202;
      if (answered || answer.statusCode() == 422) {
        acknowledged = acknowledged(batch, answer.body());
      }
    } catch (IOException _) {
      ledger.unknown(batch.size());
    }
    settle(batch, acknowledged);
    return answered;
  }

  /** Which of them the receipt acknowledges; one that is refused for good fails the test. */
  private BitSet acknowledged(List<Event> batch, String body) {
    BitSet acknowledged = new BitSet();
    acknowledged.set(0, batch.size());
    JsonNode receipt = JSON.readTree(body);
    for (JsonNode problem : receipt.path("problems")) {
      if (!problem.path("retry").asBoolean()) {
        ledger.refused(problem.toString());
      }
      acknowledged.clear(problem.path("index").asInt());
    }
    if (receipt.path("accepted").asInt(-1) != acknowledged.cardinality()) {
      ledger.refused("a receipt that does not add up: " + body);
    }
    return acknowledged;
  }

  private synchronized void settle(List<Event> batch, BitSet acknowledged) {
    ArrayDeque<Event> queue = queue(batch.getFirst());
    for (int i = batch.size() - 1; i >= 0; i--) {
      if (!acknowledged.get(i)) {
        queue.addFirst(batch.get(i));
      }
    }
    sending = 0;
    ledger.acknowledged(acknowledged.cardinality());
  }

  /** How many events were sent or wait, and are not acknowledged. */
  public synchronized int unsettled() {
    return open() + sending;
  }

  private HttpResponse<String> post(List<Event> batch) throws IOException, InterruptedException {
    String domain = batch.getFirst().envelope().type().domain().id();
    String body = batch.stream().map(EventJson::line).collect(joining("\n"));
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/v1/events/" + domain))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** What a client saw; for any thread. */
  public static final class Ledger {
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> refusals = new ArrayList<>();
    private long acknowledged;
    private long unknown;
    private Duration slowest = Duration.ZERO;
    private Duration longestGap = Duration.ZERO;
    private Latencies latencies = new Latencies();
    private long last = System.nanoTime();

    /** Events that were acknowledged. */
    public synchronized long acknowledged() {
      return acknowledged;
    }

    /** Events whose answer never came, each time it did not. */
    public synchronized long unknown() {
      return unknown;
    }

    /** How many requests were answered with which status. */
    public synchronized Map<Integer, Integer> statuses() {
      return new TreeMap<>(statuses);
    }

    /** Whatever a client may not send again, or a receipt that does not add up: none is right. */
    public synchronized List<String> refusals() {
      return List.copyOf(refusals);
    }

    /** The longest time until an answer came. */
    public synchronized Duration slowest() {
      return slowest;
    }

    /** How long answers took since {@link #mark}. */
    synchronized Latencies latencies() {
      return latencies;
    }

    /** The longest time between two acknowledgements since {@link #mark}. */
    public synchronized Duration longestGap() {
      return longestGap;
    }

    /** Begins to measure anew. */
    public synchronized void mark() {
      last = System.nanoTime();
      longestGap = Duration.ZERO;
      slowest = Duration.ZERO;
      latencies = new Latencies();
      statuses.clear();
      unknown = 0;
    }

    private synchronized void answered(int status, Duration time) {
      statuses.merge(status, 1, Integer::sum);
      latencies.add(time);
      slowest = slowest.compareTo(time) < 0 ? time : slowest;
    }

    private synchronized void unknown(int events) {
      unknown += events;
    }

    private synchronized void refused(String why) {
      refusals.add(why);
    }

    private synchronized void acknowledged(int events) {
      if (events > 0) {
        long now = System.nanoTime();
        Duration gap = Duration.ofNanos(now - last);
        longestGap = longestGap.compareTo(gap) < 0 ? gap : longestGap;
        last = now;
        acknowledged += events;
      }
    }
  }
}
