package io.millrace.system.compose;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compose's variables, on a machine where none is set but those that have to be. */
final class Interpolation {
  /** Long enough for every secret. */
  private static final String STAND_IN = "0123456789abcdef0123456789abcdef";

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?<name>\\w+)(:-(?<otherwise>[^}]*)|:\\?[^}]*)?}");

  private Interpolation() {}

  static String resolve(String text) {
    return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(otherwise(found)));
  }

  private static String otherwise(MatchResult found) {
    return Optional.ofNullable(found.group("otherwise")).orElse(STAND_IN);
  }
}
