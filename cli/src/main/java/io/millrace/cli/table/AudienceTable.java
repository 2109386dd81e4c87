package io.millrace.cli.table;

import static io.millrace.cli.text.Column.numbers;
import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.NumberTexts;
import io.millrace.cli.text.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A table of the distinct visitors of each platform, and of both platforms of each pair. */
public final class AudienceTable implements TableView {
  private static final int DIGITS = 1;

  private final TextTable pairs =
      new TextTable(
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
    answer.path("platforms").forEach(row -> visitors.put(row.path("platform").asString(""), row));
  }

  @Override
  public List<String> lines() {
    TextTable platforms = new TextTable(words("platform"), numbers("visitors"));
    visitors.forEach((platform, row) -> platforms.add(platform, people(row)));
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
    pairs.add(a, b, people(overlap), share(both, a), share(both, b));
  }

  /** Formats distinct visitors; of a range of several windows only bounds are known. */
  private static String people(JsonNode row) {
    return row.has("atLeast")
        ? NumberTexts.count(row.path("atLeast")) + " to " + NumberTexts.count(row.path("atMost"))
        : NumberTexts.count(row.path("visitors"));
  }

  private String share(JsonNode both, String platform) {
    JsonNode row = visitors.get(platform);
    long all = row == null ? 0 : row.path("visitors").asLong(0);
    return all == 0
        ? NumberTexts.NONE
        : BigDecimal.valueOf(both.asLong(0) * 100)
                .divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.HALF_UP)
            + " %";
  }
}
