package io.millrace.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of a key that shows one view inside the page of somebody else. Everybody who sees that
 * page can read the key, so it permits only what the view asks, and the lag, which says whether the
 * numbers of the view are current.
 *
 * @param paths 1 to 16 paths of the API with their parameters, such as {@code
 *     /v1/loops?model=linear&from&to}. A parameter with a value is fixed: every request must have
 *     it once, with this value. A parameter without {@code =} is free: a request may have it once,
 *     with any value. Other parameters are not permitted. One path may occur several times. Values
 *     are percent-encoded as in an address
 */
public record ViewUse(List<String> paths) {
  /** Permitted without being listed. The answer has no numbers of the summaries. */
  private static final String LAG = "/v1/lag";

  private static final int MOST = 16;
  private static final int LONGEST = 1_000;
  private static final int MOST_PARAMETERS = 16;
  private static final Pattern PATH =
      Pattern.compile(
          "/v1(?:/(?!\\.{1,2}(?:/|$))(?:[A-Za-z0-9._~!@:*'()-]|%(?!2[eE])[0-9A-F]{2})+)+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}");

  public ViewUse {
    paths = List.copyOf(paths);
    require(!paths.isEmpty() && paths.size() <= MOST, "a key of a view lists 1 to 16 paths");
    paths.forEach(ViewUse::check);
  }

  /**
   * Whether the key permits a GET request of this path with these parameters.
   *
   * @param path as the client sent it, not decoded
   * @param parameters decoded, with all values of each name
   */
  public boolean permits(String path, Map<String, List<String>> parameters) {
    return (path.equals(LAG) && parameters.isEmpty())
        || paths.stream().anyMatch(rule -> permits(rule, path, parameters));
  }

  private static boolean permits(String rule, String path, Map<String, List<String>> parameters) {
    if (!pathOf(rule).equals(path)) {
      return false;
    }
    Map<String, String> fixed = fixed(rule);
    Set<String> names = new HashSet<>(fixed.keySet());
    names.addAll(free(rule));
    return names.containsAll(parameters.keySet())
        && parameters.values().stream().allMatch(values -> values.size() == 1)
        && fixed.entrySet().stream()
            .allMatch(each -> List.of(each.getValue()).equals(parameters.get(each.getKey())));
  }

  private static String pathOf(String rule) {
    int query = rule.indexOf('?');
    return query < 0 ? rule : rule.substring(0, query);
  }

  private static List<String> parts(String rule) {
    int query = rule.indexOf('?');
    return query < 0 ? List.of() : Arrays.asList(rule.substring(query + 1).split("&", -1));
  }

  private static Map<String, String> fixed(String rule) {
    Map<String, String> fixed = new HashMap<>();
    parts(rule).stream()
        .filter(part -> part.contains("="))
        .forEach(
            part -> {
              int end = part.indexOf('=');
              fixed.put(part.substring(0, end), URLDecoder.decode(part.substring(end + 1), UTF_8));
            });
    return fixed;
  }

  private static List<String> free(String rule) {
    return parts(rule).stream().filter(part -> !part.contains("=")).toList();
  }

  private static void check(String rule) {
    require(
        rule.length() <= LONGEST && PATH.matcher(pathOf(rule)).matches(),
        "a path of a view has the form /v1/loops?model=linear&from&to, and at most 1000"
            + " characters");
    List<String> names =
        parts(rule).stream()
            .map(part -> part.contains("=") ? part.substring(0, part.indexOf('=')) : part)
            .toList();
    require(
        names.size() <= MOST_PARAMETERS
            && names.stream().allMatch(name -> NAME.matcher(name).matches())
            && Set.copyOf(names).size() == names.size(),
        "a path of a view has at most 16 parameters, and each name once");
    try {
      var _ = fixed(rule);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a value is not percent-encoded: " + rule, e);
    }
  }

  private static void require(boolean fine, String message) {
    if (!fine) {
      throw new IllegalArgumentException(message);
    }
  }
}
