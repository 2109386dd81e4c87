package io.millrace.journey;

import java.util.HashMap;
import java.util.Map;

/**
 * One object for each platform and surface that was met, so that comparing them is comparing
 * references. As many as the catalog lists. Not safe to share between threads.
 */
final class Places {
  private final Map<String, Site> sites = new HashMap<>();
  private final Map<Site, Map<String, Place>> places = new HashMap<>();

  /** Where the credit of money without a touch goes: no platform, no surface. */
  private final Place nowhere = new Place(new Site(Step.NO_TEXT), Step.NO_TEXT, 0);

  private int met = 1;

  Place nowhere() {
    return nowhere;
  }

  Site site(String platform) {
    return sites.computeIfAbsent(platform, Site::new);
  }

  Place place(String platform, String surface) {
    Site site = site(platform);
    return places
        .computeIfAbsent(site, _ -> new HashMap<>())
        .computeIfAbsent(surface, name -> new Place(site, name, met++));
  }
}
