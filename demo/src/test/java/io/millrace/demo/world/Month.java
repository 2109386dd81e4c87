package io.millrace.demo.world;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The numbers of thirty days of a world, with the definitions of Millrace. */
final class Month {
  static final int PEOPLE = 300;
  static final int DAYS = 30;
  private final Profiles profiles = new Profiles();
  private static final long SESSION_GAP = Duration.ofMinutes(30).toMillis();

  private final Map<String, Map<String, List<Long>>> times = new TreeMap<>();
  private final Map<String, Long> attention = new HashMap<>();
  private final Map<String, Map<EventType, Long>> counts = new TreeMap<>();
  private final Map<String, List<Long>> baskets = new TreeMap<>();
  private final Map<String, Set<String>> buyers = new HashMap<>();
  private final Map<Campaign, Long> spent = new HashMap<>();
  private final List<DemoEvent> all = new ArrayList<>();
  private long events;

  static Month of(long seed, Instant start) {
    World world = new World(new WorldSettings(seed, start, PEOPLE, DAYS, Double.MIN_VALUE));
    Month month = new Month();
    long end = world.settings().midnight().getEpochSecond() / 60;
    for (long minute = end - DAYS * 1440L; minute < end; minute++) {
      world.visits(minute).forEach(visit -> visit.forEach(month::add));
      world.spend(minute).forEach(month::spend);
    }
    return month;
  }

  private void add(DemoEvent event) {
    events++;
    all.add(event);
    String visitor = event.who().orElseThrow().visitor();
    times
        .computeIfAbsent(event.platform(), _ -> new HashMap<>())
        .computeIfAbsent(visitor, _ -> new ArrayList<>())
        .add(event.at().toEpochMilli());
    event
        .what()
        .attention()
        .ifPresent(time -> attention.merge(event.platform(), time.toMillis(), Long::sum));
    counts
        .computeIfAbsent(event.platform(), _ -> new HashMap<>())
        .merge(event.what().type(), 1L, Long::sum);
    if (event.what().type() == EventType.PURCHASE) {
      baskets
          .computeIfAbsent(event.platform(), _ -> new ArrayList<>())
          .add(event.what().fen().orElseThrow());
      buyers.computeIfAbsent(event.platform(), _ -> new HashSet<>()).add(visitor);
    }
  }

  private void spend(DemoEvent event) {
    spent.merge(campaign(event), event.what().fen().orElseThrow(), Long::sum);
  }

  private Campaign campaign(DemoEvent event) {
    return profiles.campaigns(event.platform(), event.surface()).stream()
        .filter(one -> one.id().equals(event.names().campaign().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The orders that each campaign brought, by what it cost. An order counts for the last campaign
   * that the buyer saw in the half hour before.
   */
  List<Double> returnsOfCampaigns() {
    all.sort(Comparator.comparing(DemoEvent::at));
    Map<String, DemoEvent> seen = new HashMap<>();
    Map<Campaign, Long> earned = new HashMap<>();
    for (DemoEvent event : all) {
      String visitor = event.who().orElseThrow().visitor();
      DemoEvent before = seen.get(visitor);
      if (event.names().campaign().isPresent()) {
        seen.put(visitor, event);
      } else if (event.what().type() == EventType.PURCHASE
          && before != null
          && event.at().toEpochMilli() - before.at().toEpochMilli() < SESSION_GAP) {
        earned.merge(campaign(before), event.what().fen().orElseThrow(), Long::sum);
      }
    }
    spent.forEach(
        (campaign, fen) ->
            System.out.printf(
                "%-12s %-10s %-14s earned %7.2f for %7.2f CNY: %.2f%n",
                campaign.platform(),
                campaign.surface(),
                campaign.id(),
                earned.getOrDefault(campaign, 0L) / 100.0,
                fen / 100.0,
                earned.getOrDefault(campaign, 0L) / (double) fen));
    return spent.entrySet().stream()
        .map(one -> earned.getOrDefault(one.getKey(), 0L) / (double) one.getValue())
        .toList();
  }

  double eventsPerPersonAndDay() {
    return (double) events / PEOPLE / DAYS;
  }

  Set<String> platforms() {
    return times.keySet();
  }

  int visitors(String platform) {
    return times.getOrDefault(platform, Map.of()).size();
  }

  /**
   * Returns the opens per user of the platform. A person who came once through a link is not a
   * user.
   */
  double opensPerUser(String platform) {
    return users(platform).stream().mapToLong(Month::opens).average().orElseThrow();
  }

  double minutesPerUser(String platform) {
    return attention.getOrDefault(platform, 0L) / 60_000.0 / users(platform).size();
  }

  private List<List<Long>> users(String platform) {
    return times.getOrDefault(platform, Map.of()).values().stream()
        .filter(all -> opens(all) >= 8)
        .toList();
  }

  long count(String platform, EventType type) {
    return counts.getOrDefault(platform, Map.of()).getOrDefault(type, 0L);
  }

  long count(EventType type) {
    return platforms().stream().mapToLong(platform -> count(platform, type)).sum();
  }

  long events(Domain domain) {
    return counts.values().stream()
        .flatMap(all -> all.entrySet().stream())
        .filter(entry -> entry.getKey().domain() == domain)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  Set<String> shops() {
    return baskets.keySet();
  }

  List<Long> baskets(String platform) {
    List<Long> sorted = new ArrayList<>(baskets.getOrDefault(platform, List.of()));
    Collections.sort(sorted);
    return sorted;
  }

  double spendingPerBuyer(String platform) {
    long fen = baskets.getOrDefault(platform, List.of()).stream().mapToLong(Long::longValue).sum();
    return fen / 100.0 / buyers.getOrDefault(platform, Set.of()).size();
  }

  private static long opens(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    long opens = 1;
    for (int i = 1; i < sorted.size(); i++) {
      opens += sorted.get(i) - sorted.get(i - 1) > SESSION_GAP ? 1 : 0;
    }
    return opens;
  }
}
