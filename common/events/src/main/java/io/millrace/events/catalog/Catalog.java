package io.millrace.events.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Every platform that events may name, in the order of its file. */
public final class Catalog {
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int COLUMNS = 5;

  private final Map<String, Platform> platforms;

  private Catalog(Map<String, Platform> platforms) {
    this.platforms = Collections.unmodifiableMap(platforms);
  }

  /** The catalog that Millrace ships. */
  public static Catalog builtIn() {
    return parse(Table.resource("platforms.csv"));
  }

  /**
   * Reads a catalog file: lines of {@code id,name,owner,needs,surfaces}, the last two separated by
   * blanks; {@code #} starts a comment.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line does not fit, naming the line
   */
  public static Catalog read(Path file) throws IOException {
    return parse(Table.of(file.toString(), Files.readAllLines(file)));
  }

  /** The platform of that id. */
  public Optional<Platform> find(String id) {
    return Optional.ofNullable(platforms.get(id));
  }

  /** All platforms, in the order of the file. */
  public Collection<Platform> platforms() {
    return platforms.values();
  }

  private static Catalog parse(Table table) {
    Map<String, Platform> platforms = new LinkedHashMap<>();
    table.forEachRow(
        COLUMNS,
        cells -> {
          Platform platform = platform(cells);
          if (platforms.put(platform.id(), platform) != null) {
            throw new IllegalArgumentException("platform listed twice: " + platform.id());
          }
        });
    if (platforms.isEmpty()) {
      throw new IllegalArgumentException("the catalog lists no platform");
    }
    return new Catalog(platforms);
  }

  private static Platform platform(List<String> cells) {
    List<String> surfaces = words(cells.get(4));
    surfaces.forEach(Catalog::requireId);
    return new Platform(
        requireId(cells.get(0)),
        cells.get(1),
        requireId(cells.get(2)),
        words(cells.get(3)).stream()
            .map(need -> Need.valueOf(need.toUpperCase(Locale.ROOT)))
            .toList(),
        Set.copyOf(surfaces));
  }

  private static String requireId(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException("not an id: '" + text + "'");
    }
    return text;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
