package io.millrace.demo.world;

import io.millrace.demo.world.DemoEvent.What;
import io.millrace.demo.world.DemoEvent.Who;
import io.millrace.events.Entities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the events of a person from a given time on. */
final class Diary {
  private final String name;
  private final String visitor;
  private final String region;
  private final List<DemoEvent> events = new ArrayList<>();
  private Instant now;
  private String channel = "direct";

  /**
   * Creates an empty diary.
   *
   * @param name prefix of the ids, unique for every diary of a world
   */
  Diary(String name, String visitor, String region, Instant start) {
    this.name = name;
    this.visitor = visitor;
    this.region = region;
    this.now = start;
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Notes how the person came. Before that, the person came directly. */
  void cameBy(String way) {
    channel = way;
  }

  void write(String platform, String surface, What what, Entities names) {
    Optional<Who> who = Optional.of(new Who(visitor, region, channel));
    events.add(new DemoEvent(name + "-" + events.size(), who, now, platform, surface, what, names));
  }

  /** Returns a unique id for an order. */
  String nextOrder() {
    return "o-" + name + "-" + events.size();
  }

  List<DemoEvent> events() {
    return events;
  }
}
