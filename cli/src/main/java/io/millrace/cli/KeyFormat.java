package io.millrace.cli;

import static io.millrace.cli.text.Column.words;

import io.millrace.cli.text.TextTable;
import io.millrace.keys.ApiKey;
import io.millrace.keys.NewKey;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Prints API keys as a table or JSON. It never prints their hashes. */
final class KeyFormat {
  @Option(names = "--json", description = "Print the result as one line of JSON.")
  private boolean json;

  /** Prints a new key with its secret. The secret is not shown again. */
  void print(PrintWriter out, NewKey key) {
    if (json) {
      Map<String, Object> fields = fields(key.key());
      fields.put("secret", key.secret());
      line(out, fields);
    } else {
      out.println(key.secret());
    }
  }

  void print(PrintWriter out, ApiKey revoked) {
    if (json) {
      line(out, fields(revoked));
    } else {
      out.println("revoked " + revoked.prefix() + "  " + revoked.name());
    }
  }

  void print(PrintWriter out, List<ApiKey> keys) {
    if (json) {
      line(out, Map.of("keys", keys.stream().map(KeyFormat::fields).toList()));
      return;
    }
    TextTable table =
        new TextTable(
            words("prefix"), words("role"), words("created"), words("revoked"), words("name"));
    keys.forEach(
        key ->
            table.add(
                key.prefix(),
                role(key),
                key.createdAt().toString(),
                key.revokedAt().map(Instant::toString).orElse("-"),
                key.name()));
    table.lines().forEach(out::println);
  }

  private static Map<String, Object> fields(ApiKey key) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("prefix", key.prefix());
    fields.put("name", key.name());
    fields.put("role", role(key));
    fields.put("createdAt", key.createdAt().toString());
    key.publicUse()
        .ifPresent(
            use -> {
              fields.put("origins", use.origins());
              fields.put("types", use.types());
            });
    key.viewUse().ifPresent(use -> fields.put("paths", use.paths()));
    key.revokedAt().ifPresent(at -> fields.put("revokedAt", at.toString()));
    return fields;
  }

  private static String role(ApiKey key) {
    return key.role().name().toLowerCase(Locale.ROOT);
  }

  private static void line(PrintWriter out, Map<String, Object> fields) {
    out.println(JsonMapper.shared().writeValueAsString(fields));
  }
}
