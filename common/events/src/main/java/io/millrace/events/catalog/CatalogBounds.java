package io.millrace.events.catalog;

/**
 * The largest catalog. What a cell can come to hold follows from it, so a larger one is refused
 * where it is read.
 */
public final class CatalogBounds {
  /** Platforms. */
  public static final int PLATFORMS = 200;

  /** Surfaces of one platform. */
  public static final int SURFACES_OF_ONE = 64;

  /** Surfaces of all platforms together. */
  public static final int SURFACES = 2_000;

  /** Channels, the built-in ones included. */
  public static final int CHANNELS = 100;

  /** Regions, the built-in ones included. */
  public static final int REGIONS = 1_000;

  private CatalogBounds() {}

  static void require(Catalog catalog) {
    require("platforms", catalog.platforms().size(), PLATFORMS);
    for (Platform platform : catalog.platforms()) {
      require("surfaces of " + platform.id(), platform.surfaces().size(), SURFACES_OF_ONE);
    }
    int surfaces = catalog.platforms().stream().mapToInt(p -> p.surfaces().size()).sum();
    require("surfaces in all", surfaces, SURFACES);
    require("channels", catalog.channels().size(), CHANNELS);
    require("regions", catalog.regions().size(), REGIONS);
  }

  private static void require(String what, int count, int most) {
    if (count > most) {
      throw new IllegalArgumentException(
          "the catalog has %d %s, at most %d are counted".formatted(count, what, most));
    }
  }
}
