package io.millrace.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Guesses the pattern of a time for messages. Nothing is ever parsed by a guess. */
final class TimeGuess {
  private static final Map<Pattern, String> PATTERNS = new LinkedHashMap<>();

  static {
    guess("\\d{9,11}(\\.\\d+)?", "unix-seconds");
    guess("\\d{12,14}", "unix-millis");
    guess("\\d{15,17}", "unix-micros");
    guess("\\d{8}", "yyyyMMdd");
    guess("\\d{4}-\\d\\d-\\d\\d", "yyyy-MM-dd");
    guess("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "yyyy-MM-dd HH:mm");
    guess("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC", "yyyy-MM-dd HH:mm:ss VV");
    guess("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}", "yyyy-MM-dd HH:mm:ss Z");
    guess("\\d{4}-\\d\\d-\\d\\dT.*", "yyyy-MM-dd'T'HH:mm:ss");
    guess("\\d{4}/\\d{1,2}/\\d{1,2} \\d{1,2}:\\d\\d", "yyyy/M/d H:mm");
    guess("\\d{4}/\\d{1,2}/\\d{1,2} \\d{1,2}:\\d\\d:\\d\\d", "yyyy/M/d H:mm:ss");
    guess("\\d{1,2}/\\d{1,2}/\\d{4} .*[AaPp][Mm]", "M/d/yyyy h:mm a");
    guess("\\d{1,2}/\\d{1,2}/\\d{4}.*", "M/d/yyyy H:mm");
    guess("\\d{1,2}\\.\\d{1,2}\\.\\d{4}.*", "d.M.yyyy H:mm");
  }

  private TimeGuess() {}

  private static void guess(String shape, String pattern) {
    PATTERNS.put(Pattern.compile(shape), pattern);
  }

  /** Returns the most probable pattern of the text. */
  static String pattern(String text) {
    return PATTERNS.entrySet().stream()
        .filter(guess -> guess.getKey().matcher(text).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("yyyy-MM-dd HH:mm:ss");
  }
}
