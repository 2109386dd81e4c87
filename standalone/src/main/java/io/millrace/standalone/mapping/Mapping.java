package io.millrace.standalone.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the rows of one kind of CSV file become events.
 *
 * @param name of the file it was read from, for messages
 * @param columns of files without header
 * @param time how they write times
 * @param all what holds for every row; complete when there are no cases
 * @param cases what depends on a cell
 */
public record Mapping(
    String name,
    Optional<List<String>> columns,
    TimeFormat time,
    MappingRule all,
    Optional<Cases> cases) {

  /**
   * Reads a mapping file.
   *
   * @throws IOException when it cannot be read
   * @throws MappingException when it does not fit, naming line and key
   */
  public static Mapping read(Path file) throws IOException {
    return new MappingParser(file.toString()).parse(Files.readString(file));
  }

  /** A mapping that Millrace ships, {@code taobao} for example. */
  public static Optional<Mapping> builtIn(String name) throws IOException {
    try (InputStream in = Mapping.class.getResourceAsStream(name + ".yml")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new MappingParser(name).parse(new String(in.readAllBytes(), UTF_8)));
    }
  }

  /**
   * Ready for a file whose first line names these columns, or for one without header.
   *
   * @throws MappingException when the mapping uses a column that is not there
   */
  public RowMapper mapper(List<String> header) {
    Columns present = columns(header);
    read()
        .filter(column -> !present.contains(column.name()))
        .findFirst()
        .ifPresent(
            column -> {
              throw new MappingException(
                  "%s, line %d: the file has no column '%s', only %s"
                      .formatted(name, column.line(), column.name(), header));
            });
    return new RowMapper(this, present);
  }

  private Columns columns(List<String> header) {
    try {
      return new Columns(header);
    } catch (IllegalArgumentException e) {
      throw new MappingException(name + ": " + e.getMessage());
    }
  }

  private Stream<ValueTemplate.Column> read() {
    return Stream.concat(
        all.columns(),
        cases.stream()
            .flatMap(
                some ->
                    Stream.concat(
                        Stream.of(some.column()),
                        some.rules().values().stream().flatMap(MappingRule::columns))));
  }
}
