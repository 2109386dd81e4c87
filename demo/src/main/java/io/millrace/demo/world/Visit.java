package io.millrace.demo.world;

import io.millrace.demo.world.DemoEvent.What;
import io.millrace.demo.world.Habit.Earning;
import io.millrace.events.EventType;
import java.time.Duration;

/**
 * A visit to a platform: content and social events, and with some probability an ad, a tip and a
 * shopping trip.
 */
final class Visit {
  private static final String LIVE = "live";
  private static final double MOVES_ON = 0.2;
  private static final double LENGTH_SPREAD = 0.7;
  private static final double AD_SPREAD = 0.6;
  private static final double TIP_SPREAD = 1.1;

  private static final double MEAN_OF_LENGTHS = StrictMath.exp(LENGTH_SPREAD * LENGTH_SPREAD / 2);

  /** Shorter than the 30 minutes that separate two sessions. */
  private static final Duration LONGEST_GLANCE = Duration.ofMinutes(25);

  private final Person person;
  private final Habit habit;
  private final Profiles profiles;
  private final Customs customs;
  private final Dice dice;
  private final Names names;
  private final Diary diary;

  /** Creates a visit. {@link #happen} computes its events. */
  Visit(Person person, Profiles profiles, Customs customs, Dice dice, Names names, Diary diary) {
    this.person = person;
    this.habit = dice.pick(person.visits());
    this.profiles = profiles;
    this.customs = customs;
    this.dice = dice;
    this.names = names;
    this.diary = diary;
  }

  /** Writes all events of the visit and of its shopping trip into the diary. */
  void happen() {
    if (dice.chance(habit.straight())) {
      shop(habit.platform());
      return;
    }
    String surface = browse();
    earn(surface);
    follow(surface);
  }

  private String browse() {
    int glances = dice.count(habit.glances());
    double minutes = dice.logNormal(habit.minutes(), LENGTH_SPREAD) / MEAN_OF_LENGTHS;
    String surface = dice.pick(habit.surfaces());
    diary.cameBy(names.channel(surface));
    for (int i = 0; i < glances; i++) {
      if (dice.chance(MOVES_ON)) {
        surface = dice.pick(habit.surfaces());
      }
      glance(surface, Duration.ofMillis(Math.round(minutes / glances * 60_000)));
    }
    return surface;
  }

  private void glance(String surface, Duration wished) {
    Duration time = wished.compareTo(LONGEST_GLANCE) > 0 ? LONGEST_GLANCE : wished;
    EventType act = dice.pick(profiles.actsOn(surface));
    diary.write(
        habit.platform(),
        surface,
        What.attention(act, time),
        names.seen(habit.platform(), surface));
    diary.pass(time.plusMillis(dice.between(200, 3_000)));
  }

  private void earn(String surface) {
    if (dice.chance(habit.ads().chance())) {
      earn(surface, EventType.AD_REVENUE, habit.ads(), AD_SPREAD);
    }
    if (surface.equals(LIVE) && dice.chance(habit.tips().chance())) {
      earn(surface, EventType.TIP, habit.tips(), TIP_SPREAD);
    }
  }

  private void earn(String surface, EventType type, Earning earning, double spread) {
    long fen = Math.max(1, Math.round(dice.logNormal(earning.fen(), spread)));
    diary.write(habit.platform(), surface, What.earning(type, fen), names.same());
  }

  /** Follows at most one of the routes from the surface. One random number selects it. */
  private void follow(String surface) {
    double left = dice.part() / customs.trips();
    for (ShopRoute route : profiles.routes(habit.platform(), surface)) {
      left -= route.link().leads(customs.linksOpen()) ? route.chance() : 0;
      if (left < 0) {
        shop(route.to());
        return;
      }
    }
  }

  private void shop(String platform) {
    if (!person.visits(platform)) {
      return;
    }
    new Trip(profiles.shop(platform), customs, dice, names, diary).happen();
  }
}
