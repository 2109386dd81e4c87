package io.millrace.importer;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Writes texts as YAML. */
final class YamlText {
  private YamlText() {}

  /** Returns the reference to a column. */
  static String column(String name) {
    return scalar("$" + name);
  }

  /** Returns the text as YAML, in quotes when it would mean something else without. */
  static String scalar(String value) {
    boolean plain = value.matches("[$\\p{L}][\\p{L}\\p{N}_ ()/.-]*") && value.equals(value.strip());
    boolean word =
        Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n")
            .contains(value.toLowerCase(Locale.ROOT));
    return plain && !word ? value : quoted(value);
  }

  /** Returns the text in quotes. */
  static String quoted(String value) {
    return JsonMapper.shared().writeValueAsString(value);
  }
}
