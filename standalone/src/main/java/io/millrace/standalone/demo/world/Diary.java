package io.millrace.standalone.demo.world;

import io.millrace.standalone.demo.world.DemoEvent.What;
import io.millrace.standalone.demo.world.DemoEvent.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a person does from a moment on, written down as time passes. */
final class Diary {
  private final String name;
  private final Who who;
  private final List<DemoEvent> events = new ArrayList<>();
  private Instant now;

  /**
   * An empty one.
   *
   * @param name what ids begin with, different for every diary of a world
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

  /** A name for an order that no other order has. */
  String nextOrder() {
    return "o-" + name + "-" + events.size();
  }

  List<DemoEvent> events() {
    return events;
  }
}
