package io.millrace.importer;

import io.millrace.importer.read.Input;
import io.millrace.importer.read.InputFile;
import io.millrace.importer.read.InputItem;
import io.millrace.importer.read.InputItem.Damaged;
import io.millrace.importer.read.InputItem.Json;
import io.millrace.importer.read.InputItem.Row;
import io.millrace.importer.read.ReadOptions;
import io.millrace.importer.read.UnreadableException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a first mapping for a file, from its header and its first {@value #ROWS} records. Every
 * guess has a comment, because only a person can say whether it is right.
 */
public final class MappingGuess {
  private static final int ROWS = 200;

  private MappingGuess() {}

  /**
   * Returns the text of a mapping.
   *
   * @param name the path of a file
   * @throws IOException when the file cannot be read, or has no records
   */
  public static String of(String name, ReadOptions options) throws IOException {
    List<Input> inputs = Input.of(name);
    if (inputs.isEmpty()) {
      throw new UnreadableException(name + ": holds no file");
    }
    Input input = inputs.getFirst();
    Optional<Charset> charset = input.guessCharset();
    ReadOptions guessed =
        options.or(
            new ReadOptions(
                charset, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false));
    try (InputFile file = input.open(guessed)) {
      Table table = Table.of(file);
      if (table.rows().isEmpty()) {
        throw new UnreadableException(name + ": has no records to guess from");
      }
      return new MappingText(new ColumnGuess(table.header(), table.rows()))
          .of(input.name(), file.separator(), charset);
    }
  }

  /** The first records of a file as a table; keys of JSON are columns. */
  private record Table(List<String> header, List<List<String>> rows) {

    static Table of(InputFile file) throws IOException {
      List<List<String>> rows = new ArrayList<>();
      List<ObjectNode> objects = new ArrayList<>();
      for (int i = 0; i < ROWS; i++) {
        Optional<InputItem> item = file.next();
        if (item.isEmpty()) {
          break;
        }
        switch (item.get()) {
          case Row row -> rows.add(row.cells());
          case Json json -> objects.add(json.value());
          case Damaged _ -> {
            // It says nothing about the columns.
          }
        }
      }
      return objects.isEmpty() ? new Table(file.header().orElse(List.of()), rows) : of(objects);
    }

    private static Table of(List<ObjectNode> objects) {
      Set<String> keys = new LinkedHashSet<>();
      objects.forEach(object -> keys.addAll(object.propertyNames()));
      List<List<String>> rows =
          objects.stream()
              .map(object -> keys.stream().map(key -> text(object.path(key))).toList())
              .toList();
      return new Table(List.copyOf(keys), rows);
    }

    private static String text(JsonNode value) {
      return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
  }
}
