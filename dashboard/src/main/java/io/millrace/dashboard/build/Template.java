package io.millrace.dashboard.build;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page with places to fill, written <code>{{name}}</code>.
 *
 * @param text of the page
 */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  /**
   * The page with all its places filled.
   *
   * @throws IllegalArgumentException when it has a place without a value
   */
  String filled(Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place -> {
              String name = place.group(1);
              if (!values.containsKey(name)) {
                throw new IllegalArgumentException("nothing to fill in for " + name);
              }
              return values.getOrDefault(name, "");
            });
  }
}
