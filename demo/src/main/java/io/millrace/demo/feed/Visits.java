package io.millrace.demo.feed;

import io.millrace.demo.world.DemoEvent;
import io.millrace.events.EventType;
import java.util.List;

/** A selection of visits. */
enum Visits {
  ALL,
  /** Visits that end with an order. They are one in a hundred, and they contain all loops. */
  BUYING,
  OTHER;

  boolean include(List<DemoEvent> visit) {
    return switch (this) {
      case ALL -> true;
      case BUYING -> buys(visit);
      case OTHER -> !buys(visit);
    };
  }

  /** Whether spend is sent beside these visits. Orders are sent first, and their cost with them. */
  boolean withSpend() {
    return this != OTHER;
  }

  private static boolean buys(List<DemoEvent> visit) {
    return visit.stream().anyMatch(event -> event.what().type() == EventType.PURCHASE);
  }
}
