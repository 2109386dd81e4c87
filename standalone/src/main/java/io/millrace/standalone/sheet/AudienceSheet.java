package io.millrace.standalone.sheet;

import static io.millrace.standalone.text.Column.numbers;
import static io.millrace.standalone.text.Column.words;

import io.millrace.standalone.text.Figures;
import io.millrace.standalone.text.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Distinct visitors of platforms, and of both platforms of a pair. */
public final class AudienceSheet implements Sheet {
  private static final int DIGITS = 1;

  private final Table pairs =
      new Table(
          words("platform"),
          words("and"),
          numbers("visitors of both"),
          numbers("of the first"),
          numbers("of the second"));

  private final List<JsonNode> overlaps = new ArrayList<>();
  private final Map<String, JsonNode> visitors = new LinkedHashMap<>();

  @Override
  public String list() {
    return "overlaps";
  }

  @Override
  public void add(JsonNode overlap) {
    overlaps.add(overlap);
  }

  @Override
  public void totals(JsonNode answer) {
    answer
        .path("platforms")
        .forEach(row -> visitors.put(row.path("platform").asString(""), row.path("visitors")));
  }

  @Override
  public List<String> lines() {
    Table platforms = new Table(words("platform"), numbers("visitors"));
    visitors.forEach((platform, count) -> platforms.add(platform, Figures.count(count)));
    List<String> lines = new ArrayList<>(platforms.lines());
    overlaps.forEach(this::addPair);
    if (!pairs.isEmpty()) {
      lines.add("");
      lines.addAll(pairs.lines());
    }
    return lines;
  }

  private void addPair(JsonNode overlap) {
    String a = overlap.path("a").asString("");
    String b = overlap.path("b").asString("");
    JsonNode both = overlap.path("visitors");
    pairs.add(a, b, Figures.count(both), share(both, a), share(both, b));
  }

  private String share(JsonNode both, String platform) {
    long all = visitors.containsKey(platform) ? visitors.get(platform).asLong(0) : 0;
    return all == 0
        ? Figures.NONE
        : BigDecimal.valueOf(both.asLong(0) * 100)
                .divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_UP)
            + " %";
  }
}
