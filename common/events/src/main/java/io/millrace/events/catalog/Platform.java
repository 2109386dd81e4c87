package io.millrace.events.catalog;

import java.util.List;
import java.util.Set;

/**
 * A platform: an app that gathers traffic or sells.
 *
 * @param id the id in events, in lower case
 * @param name the name for people
 * @param owner the group that owns the platform
 * @param needs the needs that the platform serves, most important first
 * @param surfaces the places inside the platform that are counted by name
 */
public record Platform(
    String id, String name, String owner, List<Need> needs, Set<String> surfaces) {

  /** The surface that counts the events of all surfaces that the catalog does not list. */
  public static final String OTHER_SURFACE = Catalog.OTHER;

  public Platform {
    needs = List.copyOf(needs);
    surfaces = Set.copyOf(surfaces);
  }

  /**
   * The surface as it is counted: the surface itself when the catalog lists it, else {@code other}.
   */
  public String counted(String surface) {
    return surfaces.contains(surface) ? surface : OTHER_SURFACE;
  }
}
