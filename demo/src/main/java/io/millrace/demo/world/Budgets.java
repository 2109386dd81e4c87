package io.millrace.demo.world;

import io.millrace.demo.world.DemoEvent.What;
import io.millrace.events.Entities;
import io.millrace.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the campaigns spend. The spend follows the number of people and their activity. The people
 * with a history and the people of the present are paid for by separate events, because their
 * numbers differ by the settings of the world.
 */
final class Budgets {
  /** How often a campaign reports what it spent for the people with a history. */
  static final Duration REPORT = Duration.ofHours(2);

  /** How often it reports what it spent for the people of the present, who are many more. */
  static final Duration LIVE_REPORT = Duration.ofMinutes(10);

  private final WorldSettings settings;
  private final List<Campaign> campaigns;
  private final Rhythm rhythm;
  private final int newcomers;

  Budgets(WorldSettings settings, List<Campaign> campaigns, Rhythm rhythm, int newcomers) {
    this.settings = settings;
    this.campaigns = campaigns;
    this.rhythm = rhythm;
    this.newcomers = newcomers;
  }

  /** Returns what is reported in a minute: at most two events of each campaign. */
  List<DemoEvent> spend(long minute) {
    Instant at = Instant.ofEpochSecond(minute * 60);
    List<DemoEvent> reports = new ArrayList<>();
    if (minute % REPORT.toMinutes() == 0) {
      report(reports, at, REPORT, "h", settings.people());
    }
    if (minute % LIVE_REPORT.toMinutes() == 0 && at.isAfter(settings.start())) {
      Duration sinceStart = Duration.between(settings.start(), at);
      Duration time = sinceStart.compareTo(LIVE_REPORT) < 0 ? sinceStart : LIVE_REPORT;
      report(reports, at, time, "p", newcomers);
    }
    return reports;
  }

  private void report(
      List<DemoEvent> reports, Instant at, Duration time, String population, int people) {
    double busy = rhythm.at(at) * rhythm.festival(at).trips();
    double days = time.toMillis() / (double) Duration.ofDays(1).toMillis();
    for (Campaign campaign : campaigns) {
      long fen = Math.round(campaign.fen() * people * busy * days);
      if (fen > 0) {
        reports.add(event(campaign, at, population + Integer.toString(people, 36), fen));
      }
    }
  }

  private DemoEvent event(Campaign campaign, Instant at, String population, long fen) {
    String id =
        "%s-%s-%s-%d"
            .formatted(
                settings.name(),
                population,
                Long.toString(at.getEpochSecond() / 60, 36),
                campaign.number());
    return new DemoEvent(
        id,
        Optional.empty(),
        at,
        campaign.platform(),
        campaign.surface(),
        What.earning(EventType.SPEND, fen),
        new Entities(Optional.empty(), Optional.of(campaign.id()), Optional.empty()));
  }
}
