package io.millrace.ingest.decode;

import java.util.Locale;
import java.util.Optional;

/**
 * What others than its sender may see of an event: nothing that holds its visitor, and nothing that
 * a sender wrote when it is not known who the visitor is.
 */
public final class Redactor {
  /** Stands for what is not shown. */
  public static final String HIDDEN = "***";

  /** So many characters of a visitor in a row tell who it is. */
  private static final int TELLING = 8;

  private static final char QUOTE = '\'';

  private final Optional<String> visitor;

  /** Discretion about the visitor of that draft. */
  Redactor(ParsedEvent parsed) {
    this(parsed.text(EventField.VISITOR));
  }

  /** Discretion about an event of which nothing is known. */
  Redactor() {
    this(Optional.empty());
  }

  private Redactor(Optional<String> visitor) {
    this.visitor = visitor;
  }

  /** The sender's id of the event, or {@value #HIDDEN}. */
  public String id(String id) {
    return isHarmless(id) ? id : HIDDEN;
  }

  /** The detail of a refusal; what it quotes between apostrophes may become {@value #HIDDEN}. */
  public String detail(String detail) {
    int from = detail.indexOf(QUOTE);
    int to = detail.lastIndexOf(QUOTE);
    return from == to || isHarmless(detail.substring(from, to))
        ? detail
        : detail.substring(0, from) + HIDDEN + detail.substring(to + 1);
  }

  private boolean isHarmless(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return visitor
        .map(known -> known.toLowerCase(Locale.ROOT))
        .filter(known -> !isPartly(known, lower))
        .isPresent();
  }

  private static boolean isPartly(String visitor, String text) {
    int length = Math.min(TELLING, visitor.length());
    for (int i = 0; i + length <= visitor.length(); i++) {
      if (text.contains(visitor.substring(i, i + length))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "Discretion[hidden]";
  }
}
