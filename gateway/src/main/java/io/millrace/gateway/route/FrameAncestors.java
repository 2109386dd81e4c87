package io.millrace.gateway.route;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages that may show the dashboard in a frame. */
final class FrameAncestors {
  /** The field that browsers knew before the policy {@code frame-ancestors}. */
  static final String OLD_FIELD = "X-Frame-Options";

  private static final String NONE = "none";
  private static final Pattern SOURCE =
      Pattern.compile("self|https?://(?:\\*\\.)?[a-z0-9.-]{1,253}(?::[0-9]{1,5})?");

  private final String text;

  /**
   * Creates the list from the setting {@code millrace.gateway.frame-ancestors}.
   *
   * @param text {@code none}, or origins such as {@code https://intranet.example} and {@code self}
   *     with a space between them
   * @throws IllegalArgumentException for another text
   */
  FrameAncestors(String text) {
    this.text = text.strip();
    if (!this.text.equals(NONE)
        && !Arrays.stream(this.text.split(" +", -1))
            .allMatch(source -> SOURCE.matcher(source).matches())) {
      throw new IllegalArgumentException(
          "millrace.gateway.frame-ancestors is none, or origins like https://intranet.example and"
              + " self with a space between them");
    }
  }

  /** Whether any page may show the dashboard in a frame. */
  boolean isAny() {
    return !text.equals(NONE);
  }

  /** The value of the policy {@code frame-ancestors}. */
  String policy() {
    return Arrays.stream(text.split(" +", -1))
        .map(source -> source.equals(NONE) || source.equals("self") ? "'" + source + "'" : source)
        .collect(Collectors.joining(" "));
  }
}
