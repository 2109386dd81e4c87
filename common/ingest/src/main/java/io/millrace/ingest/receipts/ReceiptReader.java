package io.millrace.ingest.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;

/**
 * One who watches: a place in the log, and nothing else. Who reads slowly finds less of it, and is
 * told how much is missing. For one thread at a time.
 */
final class ReceiptReader {
  private final ReceiptLog log;
  private final int quietLooks;
  private long place;
  private long skipped;
  private boolean ready;
  private int quiet;

  /**
   * A reader that begins with the latest outcomes.
   *
   * @param last how many of them
   * @param quietLooks after so many without anything new a comment is sent
   */
  ReceiptReader(ReceiptLog log, int last, int quietLooks) {
    this.log = log;
    this.quietLooks = quietLooks;
    this.place = Math.max(0, log.next() - last);
    this.skipped = log.skipped();
  }

  /** What there is to send since the last look; at the first one it ends with {@code ready}. */
  List<ServerSentEvent<Object>> poll() {
    List<ServerSentEvent<Object>> events = new ArrayList<>();
    long missing = missing();
    ReceiptLog.Part part = log.from(place);
    missing += ready ? part.first() - place : 0;
    place = part.end();
    part.outcomes().forEach(seen -> events.add(event(seen.event(), seen)));
    if (missing > 0) {
      events.add(event("skipped", Map.of("count", missing)));
    }
    if (!ready) {
      ready = true;
      events.add(event("ready", Map.of()));
    }
    quiet = events.isEmpty() ? quiet + 1 : 0;
    if (quiet == quietLooks) {
      quiet = 0;
      events.add(ServerSentEvent.builder().comment("").build());
    }
    return events;
  }

  private long missing() {
    long before = skipped;
    skipped = log.skipped();
    return skipped - before;
  }

  private static ServerSentEvent<Object> event(String name, Object data) {
    return ServerSentEvent.builder().event(name).data(data).build();
  }
}
