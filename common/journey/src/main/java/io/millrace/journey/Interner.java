package io.millrace.journey;

import java.util.HashMap;
import java.util.Map;

/**
 * Creates one object for each platform and surface, so that they compare by reference. Holds at
 * most as many as the catalog lists. Equal texts of events share an object, too. Not safe to share
 * between threads.
 */
final class Interner {
  private final Map<String, InternedPlatform> platforms = new HashMap<>();
  private final Map<InternedPlatform, Map<String, InternedSurface>> surfaces = new HashMap<>();

  /**
   * The surface that receives the credit of money without a touch, and the surface of deleted
   * events. It has no platform and no name. Its number is 0.
   */
  private final InternedSurface nowhere =
      new InternedSurface(new InternedPlatform(JourneyEvent.NO_TEXT), JourneyEvent.NO_TEXT, 0);

  private final SharedTexts texts = new SharedTexts();
  private int nextNumber = 1;

  InternedSurface nowhere() {
    return nowhere;
  }

  /** A text that is equal to this one, and mostly the same object for equal texts. */
  String text(String text) {
    return texts.of(text);
  }

  InternedPlatform platform(String platform) {
    return platforms.computeIfAbsent(platform, InternedPlatform::new);
  }

  InternedSurface surface(String platform, String surface) {
    if (platform.isEmpty()) {
      return nowhere;
    }
    InternedPlatform interned = platform(platform);
    return surfaces
        .computeIfAbsent(interned, _ -> new HashMap<>())
        .computeIfAbsent(surface, name -> new InternedSurface(interned, name, nextNumber++));
  }
}
