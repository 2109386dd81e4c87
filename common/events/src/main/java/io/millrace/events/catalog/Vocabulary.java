package io.millrace.events.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A closed list of words that are counted by name. Upper and lower case are counted alike. */
final class Vocabulary {
  private final Map<String, String> counted = new LinkedHashMap<>();

  /** Adds a word to the list. Adding it again changes nothing. */
  void add(String word) {
    add(word, word);
  }

  /** Adds a word that is counted as another word. */
  void add(String word, String as) {
    counted.putIfAbsent(word, as);
  }

  /** The word that this word is counted as; {@value Catalog#OTHER} when it is not listed. */
  String counted(String sent) {
    String known = counted.get(sent);
    return known != null
        ? known
        : counted.getOrDefault(sent.toLowerCase(Locale.ROOT), Catalog.OTHER);
  }

  /** All words that a sent word can be counted as, without {@value Catalog#OTHER}. */
  Set<String> words() {
    return Collections.unmodifiableSet(new LinkedHashSet<>(counted.values()));
  }
}
