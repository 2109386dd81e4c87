package io.millrace.ingest.decode;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import java.util.List;

/** Suggests platforms of the catalog whose ids are similar to an unknown id. */
final class PlatformSuggestions {
  private static final int COMMON_LETTERS = 3;
  private static final int MAX_SHOWN = 5;

  private PlatformSuggestions() {}

  static String describe(String unknown, Catalog catalog) {
    List<String> near =
        catalog.platforms().stream()
            .map(Platform::id)
            .filter(id -> isNear(id, unknown))
            .limit(MAX_SHOWN)
            .toList();
    String message = "the catalog does not list " + Quoted.of(unknown);
    return near.isEmpty() ? message : message + "; similar platforms: " + String.join(" ", near);
  }

  private static boolean isNear(String id, String unknown) {
    return id.regionMatches(0, unknown, 0, COMMON_LETTERS)
        || id.contains(unknown)
        || unknown.contains(id);
  }
}
