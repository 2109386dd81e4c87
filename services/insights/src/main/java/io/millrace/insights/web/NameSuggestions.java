package io.millrace.insights.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Suggests known names for an unknown name. */
public final class NameSuggestions {
  private static final int FAR = 2;
  private static final int MOST = 3;

  private NameSuggestions() {}

  /**
   * Returns up to three names, nearest first. A name is near when it is at most two edits away, or
   * when one of the two names contains the other.
   */
  public static List<String> of(String name, Collection<String> names) {
    return names.stream()
        .filter(other -> distance(name, other) <= FAR || isPart(name, other))
        .sorted(Comparator.comparingInt(other -> distance(name, other)))
        .limit(MOST)
        .toList();
  }

  private static boolean isPart(String name, String other) {
    return name.length() > FAR && (other.contains(name) || name.contains(other));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
