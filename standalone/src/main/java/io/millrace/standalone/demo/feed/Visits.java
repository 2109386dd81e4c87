package io.millrace.standalone.demo.feed;

import io.millrace.events.EventType;
import io.millrace.standalone.demo.world.DemoEvent;
import java.util.List;

/** Which visits are meant. */
enum Visits {
  ALL,
  /** Those that end with an order: one in a hundred, and all the loops. */
  BUYING,
  OTHER;

  boolean include(List<DemoEvent> visit) {
    return switch (this) {
      case ALL -> true;
      case BUYING -> buys(visit);
      case OTHER -> !buys(visit);
    };
  }

  private static boolean buys(List<DemoEvent> visit) {
    return visit.stream().anyMatch(event -> event.what().type() == EventType.PURCHASE);
  }
}
