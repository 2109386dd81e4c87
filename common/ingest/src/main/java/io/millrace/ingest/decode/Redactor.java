package io.millrace.ingest.decode;

import java.util.Locale;
import java.util.Optional;

/**
 * Hides the visitor in texts about one event, so that people other than the sender may see the
 * texts. When the visitor is not known, it hides everything that the sender wrote.
 */
public final class Redactor {
  /** The text that replaces hidden text. */
  public static final String HIDDEN = "***";

  /** So many consecutive characters of a visitor are enough to identify the visitor. */
  private static final int TELLING = 8;

  private static final char QUOTE = '\'';

  private final Optional<String> visitor;

  /** Creates a redactor for the visitor of the parsed event. */
  Redactor(ParsedEvent parsed) {
    this(parsed.text(EventField.VISITOR));
  }

  /** Creates a redactor for an event whose visitor is not known. */
  Redactor() {
    this(Optional.empty());
  }

  /** A redactor that hides everything that the sender wrote. */
  public static Redactor ofUnknownVisitor() {
    return new Redactor();
  }

  private Redactor(Optional<String> visitor) {
    this.visitor = visitor;
  }

  /** The sender's id of the event, or {@value #HIDDEN} when the id may identify the visitor. */
  public String id(String id) {
    return isHarmless(id) ? id : HIDDEN;
  }

  /**
   * The detail of a rejection. {@value #HIDDEN} replaces a quotation between apostrophes when the
   * quotation may identify the visitor.
   */
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
    return "Redactor[hidden]";
  }
}
