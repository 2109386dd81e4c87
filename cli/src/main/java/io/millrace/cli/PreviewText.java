package io.millrace.cli;

import io.millrace.cli.text.Column;
import io.millrace.cli.text.TextTable;
import io.millrace.cli.text.Visible;
import io.millrace.importer.Counts;
import io.millrace.importer.ImportPreview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The text of {@code send --try}. */
final class PreviewText {
  private static final int WIDEST = 40;
  private static final Map<String, Function<JsonNode, String>> FIELDS = fields();

  private final ImportPreview preview;
  private final List<String> lines = new ArrayList<>();

  PreviewText(ImportPreview preview) {
    this.preview = preview;
  }

  List<String> lines() {
    table();
    Counts counts = preview.counts();
    lines.add("%,d records would be %,d events".formatted(counts.read(), counts.events()));
    preview.types().forEach((type, n) -> lines.add("  %s: %,d".formatted(type, n)));
    counts.skipped().forEach((reason, n) -> lines.add("skipped, %s: %,d".formatted(reason, n)));
    if (counts.ordersWithoutAmount() > 0) {
      lines.add("orders without amount: %,d".formatted(counts.ordersWithoutAmount()));
    }
    refused(counts.bad());
    preview.notes().forEach(note -> lines.add("note: " + note));
    lines.add("nothing was sent; the gateway also checks platforms, surfaces and times");
    return lines.stream().map(Visible::text).toList();
  }

  private void table() {
    List<String> used = FIELDS.keySet().stream().filter(this::isUsed).toList();
    if (used.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(used.stream().map(Column::words).toList());
    for (JsonNode event : preview.first()) {
      table.add(used.stream().map(name -> cell(name, event)).toList());
    }
    lines.addAll(table.lines());
    lines.add("");
  }

  private void refused(long all) {
    if (all == 0) {
      return;
    }
    lines.add("cannot become events: %,d".formatted(all));
    preview.refused().forEach(line -> lines.add("  " + line));
    if (all > ImportPreview.SHOWN) {
      lines.add("  ...");
    }
  }

  private boolean isUsed(String field) {
    return preview.first().stream().anyMatch(event -> !cell(field, event).isEmpty());
  }

  private static String cell(String field, JsonNode event) {
    String text = FIELDS.getOrDefault(field, _ -> "").apply(event);
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  private static Map<String, Function<JsonNode, String>> fields() {
    Map<String, Function<JsonNode, String>> fields = new LinkedHashMap<>();
    for (String name :
        List.of(
            "type",
            "platform",
            "surface",
            "visitor",
            "at",
            "order",
            "line",
            "creator",
            "campaign",
            "item")) {
      fields.put(name, event -> event.path(name).asString(""));
    }
    fields.put("amount", PreviewText::amount);
    fields.put("id", event -> event.path("id").asString(""));
    return fields;
  }

  private static String amount(JsonNode event) {
    JsonNode amount = event.path("amount");
    String value = amount.path("value").asString("");
    String number = value.isEmpty() ? amount.path("minor").asString("") + " minor" : value;
    return amount.isObject() ? number + " " + amount.path("currency").asString("") : "";
  }
}
