package io.millrace.demo.world;

import io.millrace.events.Entities;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The creators, campaigns and items that the events of one visit name. The names have random
 * numbers of their own, so they change nothing else of the visit.
 */
final class Names {
  private static final String LIVE = "live";
  private static final int CLIPS = 3;
  private static final Weighted<String> PRODUCTS =
      Creators.popular(IntStream.rangeClosed(1, 400).mapToObj("sku-%d"::formatted).toList());

  private final Profiles profiles;
  private final Dice dice;
  private Entities latest = Entities.NONE;
  private Optional<String> host = Optional.empty();

  Names(Profiles profiles, Dice dice) {
    this.profiles = profiles;
    this.dice = dice;
  }

  /** Names what somebody sees on a surface. A live room has one creator for the whole visit. */
  Entities seen(String platform, String surface) {
    Optional<String> creator = creator(platform, surface);
    latest = new Entities(creator, campaign(platform, surface), creator.map(this::clip));
    return latest;
  }

  /** Names a product that somebody looks at. */
  Entities product() {
    latest = Entities.ofItem(Optional.of(dice.pick(PRODUCTS)));
    return latest;
  }

  /** Says how somebody comes to the surface. */
  String channel(String surface) {
    return dice.pick(profiles.channels(surface));
  }

  /** The names of the event before. */
  Entities same() {
    return latest;
  }

  private Optional<String> creator(String platform, String surface) {
    Optional<String> found =
        profiles
            .creators(platform, surface)
            .filter(creators -> dice.chance(creators.named()))
            .map(creators -> dice.pick(creators.handles()));
    if (!surface.equals(LIVE)) {
      return found;
    }
    host = host.or(() -> found);
    return host;
  }

  private String clip(String creator) {
    return creator + "-" + dice.between(1, CLIPS + 1);
  }

  /** One random number selects at most one of the campaigns on the surface. */
  private Optional<String> campaign(String platform, String surface) {
    double left = dice.part();
    List<Campaign> campaigns = profiles.campaigns(platform, surface);
    for (Campaign campaign : campaigns) {
      left -= campaign.share();
      if (left < 0) {
        return Optional.of(campaign.id());
      }
    }
    return Optional.empty();
  }
}
