package io.millrace.importer.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that convert the rows of a kind of CSV file into events.
 *
 * @param name name of the mapping file, for messages
 * @param columns the columns of files without a header
 * @param time the format of times in the files
 * @param all the rule for every row; it is complete when there are no cases
 * @param cases the rules that depend on a cell
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
   * @throws IOException when the file cannot be read
   * @throws MappingException when the mapping is not valid; the message names line and key
   */
  public static Mapping read(Path file) throws IOException {
    return new MappingParser(file.toString()).parse(Files.readString(file));
  }

  /** Returns a mapping that Millrace includes, for example {@code taobao}. */
  public static Optional<Mapping> builtIn(String name) throws IOException {
    try (InputStream in = Mapping.class.getResourceAsStream(name + ".yml")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new MappingParser(name).parse(new String(in.readAllBytes(), UTF_8)));
    }
  }

  /**
   * Returns a mapper for a file with the given columns.
   *
   * @throws MappingException when the mapping uses a column that the file does not have
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
