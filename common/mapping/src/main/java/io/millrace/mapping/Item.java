package io.millrace.mapping;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/** A row or a JSON object that is to become events. */
sealed interface Item {

  /** Returns the cleaned text at the path; empty when there is none. */
  String text(Path path);

  /** Returns the value at the path, or a missing node. */
  JsonNode node(Path path);

  /** Returns the whole item for expressions. */
  JsonNode whole();

  /** A JSON object. */
  record Json(JsonNode whole) implements Item {
    @Override
    public String text(Path path) {
      return Texts.of(path.in(whole));
    }

    @Override
    public JsonNode node(Path path) {
      return path.in(whole);
    }
  }

  /**
   * The cells of a row.
   *
   * @param columns the columns of the file
   * @param cells as many cells as columns, or fewer
   */
  record Row(Columns columns, java.util.List<String> cells) implements Item {
    @Override
    public String text(Path path) {
      int index = columns.indexOf(path);
      return index < 0 || index >= cells.size() ? "" : Texts.clean(cells.get(index));
    }

    @Override
    public JsonNode node(Path path) {
      String text = text(path);
      return text.isEmpty() ? MissingNode.getInstance() : StringNode.valueOf(text);
    }

    @Override
    public JsonNode whole() {
      return columns.object(cells);
    }
  }
}
