package io.millrace.importer;

/**
 * A record that was not accepted.
 *
 * @param origin file and line number
 * @param code {@value #BAD_LINE} when the record was never sent, otherwise the gateway's code
 * @param detail the reason
 * @param original the record itself
 */
public record RejectedLine(SourceLine origin, String code, String detail, Original original) {
  /** The code of a record that could not become an event. */
  public static final String BAD_LINE = "bad_line";

  @Override
  public String toString() {
    return "%s: %s: %s".formatted(origin, code, detail);
  }
}
