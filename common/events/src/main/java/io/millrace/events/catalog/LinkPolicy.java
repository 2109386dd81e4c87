package io.millrace.events.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * A change of the link policy of a platform. It takes part in no number. Answers show it as a note.
 *
 * @param day the first day of the policy
 * @param platform platform id of the catalog
 * @param open whether the platform opened its links to other platforms, or closed them
 */
public record LinkPolicy(LocalDate day, String platform, boolean open) {

  /** Reads {@code 2020-10-09 douyin closed}. */
  static LinkPolicy parse(List<String> words) {
    if (words.size() != 3 || !List.of("closed", "opened").contains(words.get(2))) {
      throw new IllegalArgumentException(
          "a link policy is a day, a platform, and closed or opened");
    }
    try {
      return new LinkPolicy(
          LocalDate.parse(words.get(0)), words.get(1), words.get(2).equals("opened"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day: '" + words.get(0) + "'", e);
    }
  }
}
