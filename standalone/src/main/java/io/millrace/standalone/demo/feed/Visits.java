package io.millrace.standalone.demo.feed;

import io.millrace.events.EventType;
import io.millrace.standalone.demo.world.DemoEvent;
import java.util.List;

/** Which visits are meant. */
enum Visits {
  ALL,
  /** Those that lead to a shop: one in twelve, and nearly all of the money. */
  SHOPPING,
  OTHER;

  boolean include(List<DemoEvent> visit) {
    return switch (this) {
      case ALL -> true;
      case SHOPPING -> shops(visit);
      case OTHER -> !shops(visit);
    };
  }

  private static boolean shops(List<DemoEvent> visit) {
    return visit.stream().anyMatch(event -> event.what().type() == EventType.PRODUCT_VIEW);
  }
}
