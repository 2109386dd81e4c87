package io.millrace.insights.orders.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderPlace;
import java.util.Base64;

/**
 * Names a part of the purchases of one minute on one platform, and its entries.
 *
 * @param minute whole minutes since 1970
 * @param platform an id of the catalog, which has no {@code _}
 * @param shard from 0 to 3, by the number of the order
 */
record OrderTimePart(long minute, String platform, int shard) {
  private static final long MINUTE_MS = 60_000;
  private static final int MINUTES = 60;
  private static final int SHARDS = 4;

  static OrderTimePart of(OrderPlace place) {
    return new OrderTimePart(
        Math.floorDiv(place.at(), MINUTE_MS),
        place.name().platform(),
        Math.floorMod(place.name().order().hashCode(), SHARDS));
  }

  static OrderTimePart parse(String hourId, String entry) {
    long hour = Long.parseLong(hourId.substring(hourId.indexOf('|') + 1));
    String[] parts = entry.split("_", -1);
    return new OrderTimePart(
        hour * MINUTES + Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2]));
  }

  static String hourId(long hour) {
    return "hour|" + hour;
  }

  String hourId() {
    return hourId(Math.floorDiv(minute, MINUTES));
  }

  /** The name of the entry in the document of the hour. */
  String entry() {
    return "%d_%s_%d".formatted(Math.floorMod(minute, MINUTES), platform, shard);
  }

  String id() {
    return "part|%d|%s|%d".formatted(minute, platform, shard);
  }

  /**
   * Makes the name of the entry of a purchase: milliseconds in the minute and the number, without
   * special characters.
   */
  static String entryOf(OrderPlace place) {
    return Math.floorMod(place.at(), MINUTE_MS)
        + "_"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(place.name().order().getBytes(UTF_8));
  }

  /** Reads the name of an entry of this part. */
  OrderPlace place(String entry) {
    int end = entry.indexOf('_');
    long at = minute * MINUTE_MS + Long.parseLong(entry.substring(0, end));
    String order = new String(Base64.getUrlDecoder().decode(entry.substring(end + 1)), UTF_8);
    return new OrderPlace(at, new OrderName(platform, order));
  }
}
