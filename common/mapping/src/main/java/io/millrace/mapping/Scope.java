package io.millrace.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Sha256;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the values of one event can read: the item, and inside {@code forEach} its element. */
final class Scope {
  private static final int ID_BYTES = 12;

  private final Item item;
  private final List<Path> hashed;
  private final JsonNode element;
  private final int index;
  private String rowId = "";

  /**
   * Creates a scope.
   *
   * @param hashed the paths that {@code $row} covers, by name
   * @param element the element of {@code forEach}, else a missing node
   * @param index the position of the element from 1, else 0
   */
  Scope(Item item, List<Path> hashed, JsonNode element, int index) {
    this.item = item;
    this.hashed = hashed;
    this.element = element;
    this.index = index;
  }

  String text(Path path) {
    return path.ofElement() ? Texts.of(path.in(element)) : item.text(path);
  }

  JsonNode node(Path path) {
    return path.ofElement() ? path.in(element) : item.node(path);
  }

  JsonNode whole() {
    return item.whole();
  }

  int index() {
    return index;
  }

  /**
   * Returns an id for an item that has none: 24 hexadecimal digits of the SHA-256 of the values
   * that the mapping reads, with their names, in the order of the names. So neither another order
   * of the columns nor columns that the mapping does not read change it. Inside {@code forEach} the
   * position of the element is part of it.
   */
  String rowId() {
    if (rowId.isEmpty()) {
      StringBuilder values = new StringBuilder(128);
      for (Path path : hashed) {
        String text = text(path);
        if (!text.isEmpty()) {
          values.append(path.label()).append(text).append('\u001d');
        }
      }
      if (index > 0) {
        values.append("each#").append(index);
      }
      rowId = hash(values);
    }
    return rowId;
  }

  static String hash(CharSequence text) {
    byte[] digest = Sha256.create().digest(text.toString().getBytes(UTF_8));
    return HexFormat.of().formatHex(digest, 0, ID_BYTES);
  }
}
