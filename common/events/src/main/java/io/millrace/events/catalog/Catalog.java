package io.millrace.events.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * The catalog: every platform that events may name, in the order of the file, and the channels and
 * regions that are counted by name. Its size is limited by {@link CatalogBounds}, because cells
 * have a number for each of its entries.
 */
public final class Catalog {
  /** The value that counts everything that the catalog does not list. */
  public static final String OTHER = "other";

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int COLUMNS = 5;
  private static final String CHANNELS = "channels:";
  private static final String REGIONS = "regions:";
  private static final String LINKS = "links:";
  private static final List<String> BUILT_IN_CHANNELS =
      List.of("search", "social", "mobile", "iot", "direct");

  private final Map<String, Platform> platforms = new LinkedHashMap<>();
  private final List<LinkPolicy> linkPolicies = new ArrayList<>();
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
   * Reads a catalog file. A platform is a line {@code id,name,owner,needs,surfaces}; the words of
   * the last two columns are separated by blanks. A line that starts with {@code channels:} or
   * {@code regions:} lists ids, separated by blanks, that are counted in addition to the built-in
   * ones. A line {@code links: 2020-10-09 douyin closed} is a change of the link policy of a
   * platform that an earlier line lists. {@code #} starts a comment.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line is not valid (the message names the line), or when
   *     the catalog is larger than {@link CatalogBounds} allow (the message names the number)
   */
  public static Catalog read(Path file) throws IOException {
    return parse(CatalogFile.of(file.toString(), Files.readAllLines(file)));
  }

  /**
   * Reads the catalog file of a setting. An absent or blank path means the built-in catalog.
   *
   * @throws IOException like {@link #read}
   */
  public static Catalog at(Optional<String> path) throws IOException {
    Optional<Path> file = path.filter(text -> !text.isBlank()).map(Path::of);
    return file.isPresent() ? read(file.get()) : builtIn();
  }

  /** The platform with this id. */
  public Optional<Platform> find(String id) {
    return Optional.ofNullable(platforms.get(id));
  }

  /** All platforms, in the order of the file. */
  public Collection<Platform> platforms() {
    return Collections.unmodifiableCollection(platforms.values());
  }

  /**
   * The channel as it is counted: in lower case when the catalog lists it, else {@value #OTHER}.
   */
  public String countedChannel(String sent) {
    return channels.counted(sent);
  }

  /**
   * The region as it is counted: in lower case when the catalog lists it, else {@value #OTHER}. A
   * code that a Chinese province had until 2017 is counted as the present code of that province.
   */
  public String countedRegion(String sent) {
    return regions.counted(sent);
  }

  /** The channels that are counted by name. */
  public Set<String> channels() {
    return channels.words();
  }

  /** The changes of link policies, in the order of the file. */
  public List<LinkPolicy> linkPolicies() {
    return Collections.unmodifiableList(linkPolicies);
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
    } else if (line.startsWith(LINKS)) {
      addLinks(LinkPolicy.parse(words(line.substring(LINKS.length()))));
    } else {
      Platform platform = platform(CatalogFile.cells(line, COLUMNS));
      if (platforms.put(platform.id(), platform) != null) {
        throw new IllegalArgumentException("platform listed twice: " + platform.id());
      }
    }
  }

  private void addLinks(LinkPolicy policy) {
    if (!platforms.containsKey(policy.platform())) {
      throw new IllegalArgumentException("no platform '" + policy.platform() + "' above this line");
    }
    if (linkPolicies.stream().anyMatch(other -> isOfTheSameDay(policy, other))) {
      throw new IllegalArgumentException("two link policies of one platform and day");
    }
    linkPolicies.add(policy);
  }

  private static boolean isOfTheSameDay(LinkPolicy one, LinkPolicy other) {
    return one.platform().equals(other.platform()) && one.day().equals(other.day());
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
