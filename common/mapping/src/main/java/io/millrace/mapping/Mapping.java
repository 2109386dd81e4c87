package io.millrace.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The rules that convert the rows or the JSON of one kind of source into events. A mapping is
 * checked as a whole when it is read. It is immutable, and threads may share it.
 *
 * <p>JSON items use {@link #map(JsonNode)}. Their numbers are exact when the parser uses {@code
 * DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS}; a double is taken by its shortest text. Rows
 * of a file use {@link #bind(List)} once and {@link RowMapping#map(List)} for each row.
 */
public final class Mapping {
  private static final List<String> BUILT_IN =
      List.of(
          "taobao",
          "shopify-orders",
          "woocommerce-orders",
          "olist",
          "rees46",
          "retailrocket",
          "yoochoose",
          "jdata",
          "otto",
          "ga4-export",
          "segment-ecommerce",
          "sensors",
          "posthog",
          "snowplow-ecommerce",
          "ga4");

  private final String name;
  private final Optional<List<String>> columns;
  private final Set<String> optional;
  private final FileSettings file;
  private final List<Path> paths;
  private final Plan plan;

  /**
   * The text that a path of a mapping gives for a JSON value: without blanks at its ends; empty
   * when the value is absent or null.
   */
  public static String text(JsonNode value) {
    return Texts.of(value);
  }

  Mapping(
      String name,
      Optional<List<String>> columns,
      List<String> optional,
      FileSettings file,
      List<Path> paths,
      Plan plan) {
    this.name = name;
    this.columns = columns;
    this.optional = Set.copyOf(optional);
    this.file = file;
    this.paths = paths;
    this.plan = plan;
  }

  /**
   * Reads a mapping that is called {@code mapping} in messages.
   *
   * @throws MappingException when it is not valid; lists every mistake
   */
  public static Mapping read(String yaml) throws MappingException {
    return read("mapping", yaml);
  }

  /**
   * Reads a mapping.
   *
   * @param name the name of the file, for messages
   * @param yaml the text, at most 262 144 characters
   * @throws MappingException when it is not valid; lists every mistake with line and key
   */
  public static Mapping read(String name, String yaml) throws MappingException {
    return new MappingParser(name).parse(yaml);
  }

  /**
   * Returns a mapping that Millrace includes, for example {@code taobao}.
   *
   * @throws MappingException when there is none of this name
   */
  public static Mapping builtIn(String name) throws MappingException {
    return read(name, builtInText(name));
  }

  /**
   * Returns the text of a built-in mapping, to start an own one from it.
   *
   * @throws MappingException when there is none of this name
   */
  public static String builtInText(String name) throws MappingException {
    if (!BUILT_IN.contains(name)) {
      throw new MappingException(
          name,
          List.of(
              new MappingMistake(1, "mapping", "is not built in, expected one of " + BUILT_IN)));
    }
    try (InputStream in = Mapping.class.getResourceAsStream("/mappings/" + name + ".yml")) {
      if (in == null) {
        throw new IllegalStateException("the resource of the mapping " + name + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of the built-in mappings. */
  public static List<String> builtInNames() {
    return BUILT_IN;
  }

  /** Returns the name of the mapping, for messages. */
  public String name() {
    return name;
  }

  /** Returns the columns of files without a header, when the mapping lists them. */
  public Optional<List<String>> columns() {
    return columns;
  }

  /** Returns how files of this kind are written. */
  public FileSettings file() {
    return file;
  }

  /** Returns the columns that the mapping reads, or the paths into JSON, in the order of use. */
  public List<String> reads() {
    return paths.stream().filter(path -> !path.ofElement()).map(Path::text).toList();
  }

  /**
   * Returns the mapping for files with this header. The names may differ from those of the mapping
   * in case and in blanks. A column that the mapping does not read may be there twice.
   *
   * @throws MappingException when the mapping reads a column that the file lacks or has twice;
   *     lists all of them
   */
  public RowMapping bind(List<String> header) throws MappingException {
    List<MappingMistake> mistakes = new ArrayList<>();
    Columns matched = Columns.match(header, paths, optional, mistakes);
    if (!mistakes.isEmpty()) {
      throw new MappingException(name, mistakes);
    }
    return new RowMapping(plan, matched);
  }

  /**
   * Converts a JSON object, or a row as an object of texts. Keys must be written as in the mapping.
   * Never throws for what is in the item.
   */
  public MappedItem map(JsonNode item) {
    return item.isObject()
        ? plan.map(new Item.Json(item))
        : new MappedItem.Refused("expected a JSON object");
  }
}
