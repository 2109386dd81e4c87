package io.millrace.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All paths that a mapping reads. Equal paths are one object, with one slot. */
final class Paths {
  private final Map<String, Path> byKey = new LinkedHashMap<>();

  /** Returns the path that starts at the item. */
  Path ofItem(String text, int line) {
    return path(text, false, line);
  }

  /** Returns the path that starts at the element of {@code forEach}; "" is the element itself. */
  Path ofElement(String text, int line) {
    return path(text, true, line);
  }

  private Path path(String text, boolean ofElement, int line) {
    return byKey.computeIfAbsent(
        (ofElement ? "each." : ".") + text,
        key -> {
          List<Path.Step> steps = text.isEmpty() ? List.of() : Path.steps(text);
          return new Path(text, ofElement, steps, byKey.size(), line);
        });
  }

  List<Path> all() {
    return List.copyOf(byKey.values());
  }
}
