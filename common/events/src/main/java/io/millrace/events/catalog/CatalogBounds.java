package io.millrace.events.catalog;

/**
 * The limits of a catalog's size. The largest content of a cell follows from them, so a larger
 * catalog is refused when it is read.
 */
public final class CatalogBounds {
  /** The most platforms. */
  public static final int PLATFORMS = 200;

  /** The most surfaces of one platform. */
  public static final int SURFACES_OF_ONE = 64;

  /** The most surfaces of all platforms together. */
  public static final int SURFACES = 2_000;

  /** The most channels, including the built-in ones. */
  public static final int CHANNELS = 100;

  /** The most regions, including the built-in ones. */
  public static final int REGIONS = 1_000;

  /** The most changes of link policies. */
  public static final int LINK_POLICIES = 1_000;

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
    require("link policies", catalog.linkPolicies().size(), LINK_POLICIES);
  }

  private static void require(String what, int count, int most) {
    if (count > most) {
      throw new IllegalArgumentException(
          "the catalog has %d %s, at most %d are counted".formatted(count, what, most));
    }
  }
}
