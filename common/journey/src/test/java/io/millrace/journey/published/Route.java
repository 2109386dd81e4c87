package io.millrace.journey.published;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Channels in the order in which a customer met them, written {@code search > email}. */
record Route(List<String> channels) {

  static Route of(String text) {
    return new Route(List.of(text.split(" > ")));
  }

  int length() {
    return channels.size();
  }

  long count(String channel) {
    return channels.stream().filter(channel::equals).count();
  }

  /** A touch on each, that far apart, the last at noon. */
  List<Event> touches(Visitor visitor, Duration apart) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < length(); i++) {
      long before = (length() - 1 - i) * apart.toMillis();
      events.add(
          PublishedTest.touch(visitor, "t" + i, channels.get(i), PublishedTest.NOON - before));
    }
    return events;
  }

  /** The same, and a conversion at noon. */
  List<Event> converting(Visitor visitor, Duration apart, long minor) {
    List<Event> events = touches(visitor, apart);
    events.add(PublishedTest.conversion(visitor, "conversion", PublishedTest.NOON, minor));
    return events;
  }
}
