package io.millrace.demo.world;

import io.millrace.demo.world.DemoEvent.What;
import io.millrace.demo.world.DemoEvent.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the events of a person from a given time on. */
final class Diary {
  private final String name;
  private final Who who;
  private final List<DemoEvent> events = new ArrayList<>();
  private Instant now;

  /**
   * Creates an empty diary.
   *
   * @param name prefix of the ids, unique for every diary of a world
   */
  Diary(String name, Who who, Instant start) {
    this.name = name;
    this.who = who;
    this.now = start;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  void write(String platform, String surface, What what) {
    events.add(new DemoEvent(name + "-" + events.size(), who, now, platform, surface, what));
  }

  /** Returns a unique id for an order. */
  String nextOrder() {
    return "o-" + name + "-" + events.size();
  }

  List<DemoEvent> events() {
    return events;
  }
}
