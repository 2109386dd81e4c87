package io.millrace.standalone.send;

/**
 * A line that did not become an event.
 *
 * @param origin where it stands
 * @param code {@value #BAD_LINE} when it was never sent, else the gateway's code
 * @param detail why
 */
public record RejectedLine(SourceLine origin, String code, String detail) {
  /** The line could not be read as an event. */
  public static final String BAD_LINE = "bad_line";

  @Override
  public String toString() {
    return "%s: %s: %s".formatted(origin, code, detail);
  }
}
