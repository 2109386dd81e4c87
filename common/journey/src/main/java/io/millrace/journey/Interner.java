package io.millrace.journey;

import java.util.HashMap;
import java.util.Map;

/**
 * One object for each platform and surface that was met, so that comparing them is comparing
 * references. As many as the catalog lists. Not safe to share between threads.
 */
final class Interner {
  private final Map<String, InternedPlatform> platforms = new HashMap<>();
  private final Map<InternedPlatform, Map<String, InternedSurface>> places = new HashMap<>();

  /** Where the credit of money without a touch goes: no platform, no surface. */
  private final InternedSurface nowhere =
      new InternedSurface(new InternedPlatform(JourneyEvent.NO_TEXT), JourneyEvent.NO_TEXT, 0);

  private int met = 1;

  InternedSurface nowhere() {
    return nowhere;
  }

  InternedPlatform site(String platform) {
    return platforms.computeIfAbsent(platform, InternedPlatform::new);
  }

  InternedSurface place(String platform, String surface) {
    InternedPlatform interned = site(platform);
    return places
        .computeIfAbsent(interned, _ -> new HashMap<>())
        .computeIfAbsent(surface, name -> new InternedSurface(interned, name, met++));
  }
}
