package io.millrace.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The place of a value: the name of a column, or a path into JSON such as {@code
 * properties.products[0].price}. A key of the outer object that is equal to the whole text has
 * precedence over the path.
 *
 * @param text the text in the mapping, without the sign
 * @param ofElement whether it starts at the element of {@code forEach} instead of at the item
 * @param steps keys and, for list elements, indexes
 * @param slot its number among the paths of its mapping
 * @param line the line of its first use
 */
record Path(String text, boolean ofElement, List<Step> steps, int slot, int line) {
  static final int MOST_STEPS = 16;

  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,4})]");

  /**
   * A step from a JSON value to a value inside.
   *
   * @param key the key in an object, when {@code index} is negative
   * @param index the index in a list, or -1
   */
  record Step(String key, int index) {
    JsonNode from(JsonNode node) {
      return index < 0 ? node.path(key) : node.path(index);
    }
  }

  /** Returns the value, or a missing node. */
  JsonNode in(JsonNode root) {
    if (steps.size() != 1 && !ofElement) {
      JsonNode whole = root.path(text);
      if (!whole.isMissingNode()) {
        return whole;
      }
    }
    JsonNode node = root;
    for (Step step : steps) {
      node = step.from(node);
    }
    return node == null ? MissingNode.getInstance() : node;
  }

  /** Splits the text of a path. */
  static List<Step> steps(String text) {
    List<Step> steps = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      int bracket = part.indexOf('[');
      if (bracket < 0 || !part.endsWith("]")) {
        steps.add(new Step(part, -1));
      } else {
        addIndexed(steps, part, bracket);
      }
    }
    return List.copyOf(steps);
  }

  private static void addIndexed(List<Step> steps, String part, int bracket) {
    String indexes = part.substring(bracket);
    if (!indexes.matches("(\\[\\d{1,4}])+")) {
      steps.add(new Step(part, -1));
      return;
    }
    if (bracket > 0) {
      steps.add(new Step(part.substring(0, bracket), -1));
    }
    Matcher index = INDEX.matcher(indexes);
    while (index.find()) {
      steps.add(new Step("", Integer.parseInt(index.group(1))));
    }
  }
}
