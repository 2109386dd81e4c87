package io.millrace.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The columns of a file, matched with the paths of a mapping. Names are compared without case and
 * without blanks around them; a name that is equal to the letter has precedence. A column that is
 * there twice is a mistake only when the mapping reads it.
 */
final class Columns {
  private static final int ABSENT = -1;

  private final List<String> names;
  private final int[] indexes;

  private Columns(List<String> names, int[] indexes) {
    this.names = names;
    this.indexes = indexes;
  }

  static Columns match(
      List<String> header, List<Path> paths, Set<String> optional, List<MappingMistake> mistakes) {
    List<String> names = header.stream().map(Texts::clean).toList();
    int[] indexes = new int[paths.size()];
    Arrays.fill(indexes, ABSENT);
    for (Path path : paths) {
      if (!path.ofElement()) {
        indexes[path.slot()] = find(names, path, optional.contains(path.text()), mistakes);
      }
    }
    return new Columns(names, indexes);
  }

  private static int find(
      List<String> names, Path path, boolean optional, List<MappingMistake> mistakes) {
    List<Integer> found = positions(names, path.text());
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (!found.isEmpty()) {
      mistakes.add(new MappingMistake(path.line(), path.text(), "the file has this column twice"));
    } else if (!optional) {
      mistakes.add(
          new MappingMistake(
              path.line(),
              path.text(),
              "the file has no column '%s', only %s".formatted(path.text(), names)));
    }
    return ABSENT;
  }

  private static List<Integer> positions(List<String> names, String name) {
    List<Integer> equal = new ArrayList<>();
    List<Integer> alike = new ArrayList<>();
    String key = Texts.columnKey(name);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        equal.add(i);
      } else if (Texts.columnKey(names.get(i)).equals(key)) {
        alike.add(i);
      }
    }
    return equal.isEmpty() ? alike : equal;
  }

  int count() {
    return names.size();
  }

  /** Returns the index of the path's column, or -1. */
  int indexOf(Path path) {
    return indexes[path.slot()];
  }

  ObjectNode object(List<String> cells) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
      object.put(names.get(i), Texts.clean(cells.get(i)));
    }
    return object;
  }
}
