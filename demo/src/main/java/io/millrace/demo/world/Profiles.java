package io.millrace.demo.world;

import io.millrace.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** The data about people and platforms, from the tables beside this class. */
final class Profiles {
  private static final Weighted<EventType> VIEWED = acts("view:1");

  private final List<Habit> habits = new WorldTable("habits.csv").rows(Habit::read);
  private final Map<String, Shop> shops =
      new WorldTable("shops.csv")
          .rows(Shop::read).stream().collect(Collectors.toMap(Shop::platform, Function.identity()));
  private final Map<String, List<ShopRoute>> routes =
      new WorldTable("routes.csv")
          .rows(ShopRoute::read).stream().collect(Collectors.groupingBy(ShopRoute::start));
  private final Map<String, Weighted<EventType>> acts =
      new WorldTable("surfaces.csv")
          .rows(Function.identity()).stream()
              .collect(Collectors.toMap(row -> row.get("surface"), row -> acts(row.get("acts"))));
  private final Weighted<String> regions = regions(new WorldTable("regions.csv").rows(r -> r));

  List<Habit> habits() {
    return habits;
  }

  Shop shop(String platform) {
    Shop shop = shops.get(platform);
    if (shop == null) {
      throw new IllegalStateException("nothing is sold on " + platform);
    }
    return shop;
  }

  /** Returns all routes to shops that begin on the surface. */
  List<ShopRoute> routes(String platform, String surface) {
    return routes.getOrDefault(platform + "/" + surface, List.of());
  }

  Weighted<EventType> actsOn(String surface) {
    return acts.getOrDefault(surface, VIEWED);
  }

  Weighted<String> regions() {
    return regions;
  }

  private static Weighted<EventType> acts(String text) {
    return Weighted.parse(text, name -> EventType.of(name).orElseThrow());
  }

  private static Weighted<String> regions(List<CSVRecord> rows) {
    return Weighted.of(
        rows.stream().map(row -> row.get("region")).toList(),
        rows.stream().mapToDouble(row -> WorldTable.number(row, "weight")).toArray());
  }
}
