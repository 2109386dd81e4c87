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

/**
 * Every platform that events may name, in the order of its file, and the channels and regions that
 * are counted by name. Bounded, see {@link CatalogBounds}, as cells have a number for each.
 */
public final class Catalog {
  /** What is not listed counts as that. */
  public static final String OTHER = "other";

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int COLUMNS = 5;
  private static final String CHANNELS = "channels:";
  private static final String REGIONS = "regions:";
  private static final List<String> BUILT_IN_CHANNELS =
      List.of("search", "social", "mobile", "iot", "direct");

  private final Map<String, Platform> platforms = new LinkedHashMap<>();
  private final Vocabulary channels = new Vocabulary();
  private final Vocabulary regions = new Vocabulary();

  private Catalog() {
    BUILT_IN_CHANNELS.forEach(channels::add);
    CatalogFile.resource("regions.csv").forEachRow(3, this::builtInRegion);
  }

  /** The catalog that Millrace ships. */
  public static Catalog builtIn() {
    return parse(CatalogFile.resource("platforms.csv"));
  }

  /**
   * Reads a catalog file: lines of {@code id,name,owner,needs,surfaces}, the last two separated by
   * blanks; lines of {@code channels:} or {@code regions:} with ids separated by blanks, which are
   * counted beside the built-in ones; {@code #} starts a comment.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line does not fit, naming the line, or when the catalog
   *     is larger than {@link CatalogBounds} allow, naming the number
   */
  public static Catalog read(Path file) throws IOException {
    return parse(CatalogFile.of(file.toString(), Files.readAllLines(file)));
  }

  /** The platform of that id. */
  public Optional<Platform> find(String id) {
    return Optional.ofNullable(platforms.get(id));
  }

  /** All platforms, in the order of the file. */
  public Collection<Platform> platforms() {
    return Collections.unmodifiableCollection(platforms.values());
  }

  /** The channel as it is counted: itself in lower case when listed, else {@value #OTHER}. */
  public String countedChannel(String sent) {
    return channels.counted(sent);
  }

  /**
   * The region as it is counted: itself in lower case when listed, the present code for one of
   * those that China's provinces had until 2017, else {@value #OTHER}.
   */
  public String countedRegion(String sent) {
    return regions.counted(sent);
  }

  /** The channels that are counted by name. */
  public Set<String> channels() {
    return channels.words();
  }

  /** The regions that are counted by name. */
  public Set<String> regions() {
    return regions.words();
  }

  private static Catalog parse(CatalogFile table) {
    Catalog catalog = new Catalog();
    table.forEachLine(catalog::add);
    if (catalog.platforms.isEmpty()) {
      throw new IllegalArgumentException("the catalog lists no platform");
    }
    CatalogBounds.require(catalog);
    return catalog;
  }

  private void add(String line) {
    if (line.startsWith(CHANNELS)) {
      ids(line.substring(CHANNELS.length())).forEach(channels::add);
    } else if (line.startsWith(REGIONS)) {
      ids(line.substring(REGIONS.length())).forEach(regions::add);
    } else {
      Platform platform = platform(CatalogFile.cells(line, COLUMNS));
      if (platforms.put(platform.id(), platform) != null) {
        throw new IllegalArgumentException("platform listed twice: " + platform.id());
      }
    }
  }

  private void builtInRegion(List<String> cells) {
    regions.add(cells.get(0));
    if (!cells.get(2).isEmpty()) {
      regions.add(cells.get(2), cells.get(0));
    }
  }

  private static Platform platform(List<String> cells) {
    return new Platform(
        requireId(cells.get(0)),
        cells.get(1),
        requireId(cells.get(2)),
        words(cells.get(3)).stream()
            .map(need -> Need.valueOf(need.toUpperCase(Locale.ROOT)))
            .toList(),
        Set.copyOf(ids(cells.get(4))));
  }

  private static List<String> ids(String text) {
    List<String> ids = words(text);
    ids.forEach(Catalog::requireId);
    return ids;
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
