package io.millrace.importer;

/**
 * A line that was not accepted as an event.
 *
 * @param origin file and line number
 * @param code {@value #BAD_LINE} when the line was never sent, otherwise the gateway's code
 * @param detail the reason
 */
public record RejectedLine(SourceLine origin, String code, String detail) {
  /** The code of a line that could not be parsed as an event. */
  public static final String BAD_LINE = "bad_line";

  @Override
  public String toString() {
    return "%s: %s: %s".formatted(origin, code, detail);
  }
}
