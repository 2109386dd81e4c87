package io.millrace.ingest.receipts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Reads the receipt log for one client. It holds only a position in the log, so a slow client costs
 * no more memory than a fast one. A client that reads too slowly misses outcomes, and an event
 * {@code skipped} says how many. Not safe for several threads at the same time.
 */
final class ReceiptReader {
  private final ReceiptLog log;
  private final int quietPolls;
  private long position;
  private long skipped;
  private boolean ready;
  private int quiet;

  /**
   * Creates a reader that starts with the latest outcomes.
   *
   * @param last the number of latest outcomes to start with
   * @param quietPolls the number of polls without news after which a comment is sent
   */
  ReceiptReader(ReceiptLog log, int last, int quietPolls) {
    this.log = log;
    this.quietPolls = quietPolls;
    this.position = Math.max(0, log.next() - last);
    this.skipped = log.skipped();
  }

  /**
   * The server-sent events since the last poll. The first poll ends with an event {@code ready}.
   */
  List<ServerSentEvent<Object>> poll() {
    List<ServerSentEvent<Object>> events = new ArrayList<>();
    long missing = missing();
    ReceiptLog.Part part = log.from(position);
    missing += ready ? part.first() - position : 0;
    position = part.end();
    part.outcomes().forEach(entry -> events.add(event(entry.event(), entry)));
    if (missing > 0) {
      events.add(event("skipped", Map.of("count", missing)));
    }
    if (!ready) {
      ready = true;
      events.add(event("ready", Map.of()));
    }
    quiet = events.isEmpty() ? quiet + 1 : 0;
    if (quiet == quietPolls) {
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
