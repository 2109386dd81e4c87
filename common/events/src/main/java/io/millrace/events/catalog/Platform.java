package io.millrace.events.catalog;

import java.util.List;
import java.util.Set;

/**
 * An app that gathers traffic or sells.
 *
 * @param id lower case, as in events
 * @param name as people write it
 * @param owner the group behind it
 * @param needs what people come for, most important first
 * @param surfaces the places inside it that are counted by name
 */
public record Platform(
    String id, String name, String owner, List<Need> needs, Set<String> surfaces) {

  /** Where events on a surface that the catalog does not list are counted. */
  public static final String OTHER_SURFACE = Catalog.OTHER;

  public Platform {
    needs = List.copyOf(needs);
    surfaces = Set.copyOf(surfaces);
  }

  /** The surface as it is counted: itself when listed, else {@code other}. */
  public String counted(String surface) {
    return surfaces.contains(surface) ? surface : OTHER_SURFACE;
  }
}
