package io.millrace.insights.orders.store;

import java.util.Optional;

/**
 * A part of the list of all orders.
 *
 * @param from the earliest time, milliseconds
 * @param to the first time after the part
 * @param after only places behind this one; empty for all
 * @param platform only orders on this platform; empty for all
 */
public record PlaceRange(
    long from, long to, Optional<OrderPlace> after, Optional<String> platform) {

  /** Returns the same part without the places up to this one. */
  public PlaceRange after(OrderPlace last) {
    return new PlaceRange(from, to, Optional.of(last), platform);
  }

  /** Returns the first time after what is left of the part. */
  public long end() {
    return after.map(place -> Math.min(to, place.at() + 1)).orElse(to);
  }

  /** Returns whether the place belongs to the part. */
  public boolean has(OrderPlace place) {
    return place.at() >= from
        && place.at() < to
        && after.filter(last -> place.compareTo(last) <= 0).isEmpty()
        && platform.filter(id -> !id.equals(place.name().platform())).isEmpty();
  }
}
