package io.millrace.system.operations;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression refers to; enough of the grammar for the expressions that are used here.
 *
 * @param selectors labels that each metric is selected by, by its name
 * @param grouping labels that results are grouped or matched by
 */
record Promql(Map<String, Set<String>> selectors, Set<String> grouping) {
  private static final Set<String> WORDS =
      Set.of(
          "by",
          "without",
          "on",
          "ignoring",
          "group_left",
          "group_right",
          "and",
          "or",
          "unless",
          "offset",
          "bool",
          "inf",
          "nan");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("(?<!\\w)([a-zA-Z_:][a-zA-Z0-9_:]*)(\\s*\\()?(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

  static Promql of(String expression) {
    String bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\[[^]]*]", "");
    Set<String> grouping = new TreeSet<>();
    Matcher groups = GROUPING.matcher(bare);
    while (groups.find()) {
      Pattern.compile("\\w+")
          .matcher(groups.group(1))
          .results()
          .forEach(l -> grouping.add(l.group()));
    }
    return new Promql(selectors(groups.replaceAll("")), grouping);
  }

  private static Map<String, Set<String>> selectors(String bare) {
    Map<String, Set<String>> selectors = new HashMap<>();
    Matcher found = SELECTOR.matcher(bare);
    while (found.find()) {
      boolean function = found.group(2) != null;
      if (!function && !WORDS.contains(found.group(1))) {
        Set<String> labels = selectors.computeIfAbsent(found.group(1), _ -> new TreeSet<>());
        if (found.group(3) != null) {
          MATCHER.matcher(found.group(3)).results().forEach(label -> labels.add(label.group(1)));
        }
      }
    }
    return selectors;
  }
}
