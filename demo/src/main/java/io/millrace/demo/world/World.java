package io.millrace.demo.world;

import io.millrace.demo.world.Rhythm.Festival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Computes the made-up world minute by minute, in any order. Safe for several threads. */
public final class World {
  private static final double MINUTES_OF_A_DAY = Duration.ofDays(1).toMinutes();

  private static final long NAMES = 0x6e616d6573L;

  private final WorldSettings settings;
  private final Profiles profiles = new Profiles();
  private final Rhythm rhythm = new Rhythm();
  private final Town town;
  private final Budgets budgets;

  /** Creates the people. Their events are computed by {@link #visits}. */
  public World(WorldSettings settings) {
    this.settings = settings;
    this.town = new Town(settings, profiles, rhythm);
    this.budgets = new Budgets(settings, profiles.campaigns(), rhythm, town.newcomers());
  }

  public WorldSettings settings() {
    return settings;
  }

  /**
   * Returns the visits that start in a minute. Each visit has all its events, among them refunds up
   * to a week later.
   *
   * @param minute the minute since 1970-01-01T00:00Z
   */
  public List<List<DemoEvent>> visits(long minute) {
    Instant begin = Instant.ofEpochSecond(minute * 60);
    double busy = rhythm.at(begin) / MINUTES_OF_A_DAY;
    Customs customs = customs(begin);
    List<List<DemoEvent>> visits = new ArrayList<>();
    int present = town.present(begin);
    for (int i = 0; i < present; i++) {
      long number = town.number(i);
      if (Dice.first(settings.seed(), number, minute) < town.visitsPerDay(i) * busy) {
        visits.add(visit(number, minute, customs));
      }
    }
    return visits;
  }

  /**
   * Returns what the campaigns report in a minute about their spend.
   *
   * @param minute the minute since 1970-01-01T00:00Z
   */
  public List<DemoEvent> spend(long minute) {
    return budgets.spend(minute);
  }

  private Customs customs(Instant time) {
    Festival festival = rhythm.festival(time);
    return new Customs(time.isBefore(settings.linksClose()), festival.trips(), festival.basket());
  }

  private List<DemoEvent> visit(long number, long minute, Customs customs) {
    Person person = Person.of(settings.seed(), number, profiles);
    Dice dice = Dice.of(settings.seed(), number, minute);
    String name = "%s-%s".formatted(settings.name(), Long.toString(number, 36));
    Instant start = Instant.ofEpochMilli(minute * 60_000 + dice.between(0, 60_000));
    Diary diary =
        new Diary(
            name + "-" + Long.toString(minute, 36), "visitor-" + name, person.region(), start);
    Names names = new Names(profiles, Dice.of(settings.seed() ^ NAMES, number, minute));
    new Visit(person, profiles, customs, dice, names, diary).happen();
    return diary.events();
  }
}
