package io.millrace.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct texts of a block, numbered as they come. */
final class Texts {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  int index(String text) {
    Integer known = indexes.get(text);
    if (known != null) {
      return known;
    }
    indexes.put(text, texts.size());
    texts.add(text);
    return texts.size() - 1;
  }

  List<String> all() {
    return texts;
  }
}
