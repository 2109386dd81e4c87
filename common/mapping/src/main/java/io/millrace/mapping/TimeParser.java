package io.millrace.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Parses the format of times. */
record TimeParser(Yaml yaml) {
  private static final List<String> KEYS = List.of("format", "zone", "locale");
  private static final int MOST_FORMATS = 8;

  TimeFormat parse(String key, Node node) {
    return switch (node) {
      case SequenceNode _ ->
          new TimeFormat.Several(
              yaml.oneOrMore(key, node, MOST_FORMATS).stream()
                  .map(element -> one(key, element))
                  .toList());
      default -> one(key, node);
    };
  }

  private TimeFormat one(String key, Node node) {
    if (!(node instanceof MappingNode)) {
      return yaml.text(key, node)
          .map(name -> named(key, node, name, Optional.empty(), Locale.ENGLISH))
          .orElse(new TimeFormat.Iso(Optional.empty()));
    }
    Map<String, Node> entries = yaml.entries(key, node);
    yaml.allow(entries, KEYS);
    Node format = entries.get("format");
    Node zone = entries.get("zone");
    Node language = entries.get("locale");
    return named(
        key,
        node,
        format == null ? TimeFormat.ISO : yaml.text("format", format).orElse(TimeFormat.ISO),
        zone == null ? Optional.empty() : zone(zone),
        language == null
            ? Locale.ENGLISH
            : yaml.text("locale", language).map(Locale::forLanguageTag).orElse(Locale.ENGLISH));
  }

  private Optional<ZoneId> zone(Node node) {
    return yaml.text("zone", node)
        .flatMap(
            id -> {
              try {
                return Optional.of(ZoneId.of(id));
              } catch (DateTimeException _) {
                yaml.mistake(node, "zone", "expected a zone like Asia/Shanghai, UTC or +08:00");
                return Optional.empty();
              }
            });
  }

  private TimeFormat named(
      String key, Node node, String name, Optional<ZoneId> zone, Locale language) {
    if (name.equals(TimeFormat.ISO)) {
      return new TimeFormat.Iso(zone);
    }
    return TimeFormat.Unix.ALL.stream()
        .filter(unix -> unix.label().equals(name))
        .<TimeFormat>map(unix -> unix)
        .findFirst()
        .orElseGet(() -> patterned(key, node, name, zone, language));
  }

  private TimeFormat patterned(
      String key, Node node, String pattern, Optional<ZoneId> zone, Locale language) {
    try {
      DateTimeFormatter formatter =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern(pattern)
              .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue())
              .toFormatter(language)
              .withResolverStyle(ResolverStyle.STRICT);
      if (zone.isEmpty() && !hasZone(pattern)) {
        yaml.mistake(node, key, "'" + pattern + "' has no zone, so zone is needed");
      }
      return new TimeFormat.Patterned(pattern, formatter, zone);
    } catch (IllegalArgumentException _) {
      yaml.mistake(node, key, "'%s': expected %s".formatted(pattern, TimeFormat.NAMES));
      return new TimeFormat.Iso(zone);
    }
  }

  private static boolean hasZone(String pattern) {
    return pattern.replaceAll("'[^']*'", "").matches(".*[VzOXxZ].*");
  }
}
