package io.millrace.cli.watch;

import static io.millrace.cli.text.NumberTexts.count;
import static io.millrace.cli.text.NumberTexts.rate;

import io.millrace.cli.table.Amounts;
import io.millrace.cli.text.WindowTexts;
import io.millrace.events.cell.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest state of a window of a platform.
 *
 * @param text the JSON as received
 * @param row the parsed JSON
 */
record WatchedRow(String text, JsonNode row) {

  static WatchedRow parse(String text) {
    return new WatchedRow(text, JsonMapper.shared().readTree(text));
  }

  String platform() {
    return row.path("platform").asString("");
  }

  /**
   * Returns the start of the window in RFC 3339 in UTC, so the order of the texts is the order of
   * time.
   */
  String start() {
    return row.path("start").asString("");
  }

  /** Returns time, events, opens, visitors, orders, net, closure and leak as text. */
  List<String> cells(WindowTexts windows, Grain grain) {
    JsonNode traffic = row.path("traffic");
    return List.of(
        windows.start(row.path("start"), grain),
        count(traffic.path("events")),
        count(traffic.path("opens")),
        count(traffic.path("visitors")),
        count(row.path("orders").path("count")),
        Amounts.all(row.path("money"), "net"),
        rates("closureRate"),
        rates("leakRate"));
  }

  /** Returns the cells with their names as one line. */
  String line(WindowTexts windows, Grain grain) {
    List<String> cells = cells(windows, grain);
    String left = leftOut();
    return "%s  %s  events %s  opens %s  visitors %s  orders %s  net %s  closure %s  leak %s%s"
        .formatted(
            cells.get(0),
            platform(),
            cells.get(1),
            cells.get(2),
            cells.get(3),
            cells.get(4),
            cells.get(5),
            cells.get(6),
            cells.get(7),
            left.isEmpty() ? "" : "  left out " + left);
  }

  /**
   * Returns the numbers of events and orders above the caps, which no other number includes. Empty
   * when there are none.
   */
  String leftOut() {
    long events = row.path("traffic").path("overCap").asLong();
    long orders = row.path("orders").path("overCap").asLong();
    List<String> parts = new ArrayList<>();
    if (events > 0) {
      parts.add("%d events".formatted(events));
    }
    if (orders > 0) {
      parts.add("%d entries of orders".formatted(orders));
    }
    return String.join(", ", parts);
  }

  private String rates(String field) {
    JsonNode credit = row.path("loops").path("credit");
    return credit.isEmpty()
        ? rate(credit.path(field))
        : StreamSupport.stream(credit.spliterator(), false)
            .map(line -> rate(line.path(field)))
            .collect(Collectors.joining(", "));
  }
}
