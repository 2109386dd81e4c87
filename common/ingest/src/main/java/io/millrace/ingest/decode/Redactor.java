package io.millrace.ingest.decode;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hides the visitor in texts about one event, so that people other than the sender may see the
 * texts. When the visitor is not known, it hides everything that the sender wrote. An event without
 * a visitor has nothing to hide.
 */
public final class Redactor {
  /** The text that replaces hidden text. */
  public static final String HIDDEN = "***";

  /** So many consecutive characters of a visitor are enough to identify the visitor. */
  private static final int TELLING = 8;

  private static final char QUOTE = '\'';

  private final Predicate<String> harmless;

  /** Creates a redactor for the visitor of the parsed event. */
  Redactor(ParsedEvent parsed) {
    this(of(parsed.text(EventField.VISITOR)));
  }

  /** Creates a redactor for an event whose visitor is not known. */
  Redactor() {
    this(_ -> false);
  }

  private Redactor(Predicate<String> harmless) {
    this.harmless = harmless;
  }

  /** A redactor that hides everything that the sender wrote. */
  public static Redactor ofUnknownVisitor() {
    return new Redactor();
  }

  /** A redactor for a valid event that has no visitor. It hides nothing. */
  static Redactor ofNoVisitor() {
    return new Redactor(_ -> true);
  }

  /** The sender's id of the event, or {@value #HIDDEN} when the id may identify the visitor. */
  public String id(String id) {
    return harmless.test(id) ? id : HIDDEN;
  }

  /**
   * The detail of a rejection. {@value #HIDDEN} replaces a quotation between apostrophes when the
   * quotation may identify the visitor.
   */
  public String detail(String detail) {
    int from = detail.indexOf(QUOTE);
    int to = detail.lastIndexOf(QUOTE);
    return from == to || harmless.test(detail.substring(from, to))
        ? detail
        : detail.substring(0, from) + HIDDEN + detail.substring(to + 1);
  }

  private static Predicate<String> of(Optional<String> visitor) {
    return visitor
        .map(known -> known.toLowerCase(Locale.ROOT))
        .<Predicate<String>>map(known -> text -> !isPartly(known, text.toLowerCase(Locale.ROOT)))
        .orElse(_ -> false);
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
