package io.millrace.events.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A closed list of words that are counted by name, whatever the case they come in. */
final class Vocabulary {
  private final Map<String, String> counted = new LinkedHashMap<>();

  /** Lists a word; the second time changes nothing. */
  void add(String word) {
    add(word, word);
  }

  /** Counts a word as another one. */
  void add(String word, String as) {
    counted.putIfAbsent(word, as);
  }

  /** What it counts as; {@value Catalog#OTHER} when it is not listed. */
  String counted(String sent) {
    String known = counted.get(sent);
    return known != null
        ? known
        : counted.getOrDefault(sent.toLowerCase(Locale.ROOT), Catalog.OTHER);
  }

  /** Everything that something may count as, apart from {@value Catalog#OTHER}. */
  Set<String> words() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(counted.values()));
  }
}
