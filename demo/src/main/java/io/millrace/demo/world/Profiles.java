package io.millrace.demo.world;

import io.millrace.events.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** The data about people and platforms, from the tables beside this class. */
final class Profiles {
  private static final Weighted<EventType> VIEWED = acts("view:1");
  private static final Weighted<String> MOBILE = Weighted.parse("mobile:1", name -> name);

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
  private final Map<String, Weighted<String>> channels =
      new WorldTable("surfaces.csv")
          .rows(Function.identity()).stream()
              .collect(
                  Collectors.toMap(
                      row -> row.get("surface"),
                      row -> Weighted.parse(row.get("channels"), name -> name)));
  private final List<Creators> creators = Creators.read();
  private final List<Campaign> campaigns = new WorldTable("campaigns.csv").rows(Campaign::read);
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

  /** Returns how people come to the surface. */
  Weighted<String> channels(String surface) {
    return channels.getOrDefault(surface, MOBILE);
  }

  /** Returns the creators whose content is on the surface. */
  Optional<Creators> creators(String platform, String surface) {
    return creators.stream()
        .filter(one -> one.platform().equals(platform) && one.surfaces().contains(surface))
        .findFirst();
  }

  List<Creators> creators() {
    return creators;
  }

  List<Campaign> campaigns() {
    return campaigns;
  }

  /** Returns the campaigns that pay for traffic of the surface. */
  List<Campaign> campaigns(String platform, String surface) {
    return campaigns.stream().filter(campaign -> campaign.isOn(platform, surface)).toList();
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
