package io.millrace.standalone.management;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Combines several scrapes in Prometheus's text format. The format requires all samples of a metric
 * together under one header, and several services have metrics with the same name.
 */
final class CombinedScrape {
  private static final Pattern HEAD = Pattern.compile("# (HELP|TYPE) (\\S+).*");

  private final Map<String, Family> families = new LinkedHashMap<>();

  /** All samples of one metric. */
  private record Family(Map<String, String> heads, List<String> samples) {
    Family() {
      this(new LinkedHashMap<>(), new ArrayList<>());
    }

    Stream<String> lines() {
      return Stream.concat(heads.values().stream(), samples.stream());
    }
  }

  static String of(Stream<String> scrapes) {
    CombinedScrape whole = new CombinedScrape();
    scrapes.forEach(whole::add);
    return whole.text();
  }

  /** Adds a scrape. Samples belong to the header before them. */
  private void add(String scrape) {
    Family family = new Family();
    for (String line : scrape.lines().toList()) {
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        family = families.computeIfAbsent(head.group(2), _ -> new Family());
        family.heads.putIfAbsent(head.group(1), line);
      } else {
        family.samples.add(line);
      }
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    families.values().stream()
        .flatMap(Family::lines)
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
