package io.millrace.mapping;

/** Reports that an item cannot become an event. It has no stack trace: refusals are data. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final boolean absence;

  private Refusal(String problem, boolean absence) {
    super(problem, null, false, false);
    this.problem = problem;
    this.absence = absence;
  }

  /** A value that is there, but wrong. */
  static Refusal wrong(String problem) {
    return new Refusal(problem, false);
  }

  /** A required value that is not there. The mapping's {@code else} decides about the item. */
  static Refusal missing(String problem) {
    return new Refusal(problem, true);
  }

  String problem() {
    return problem;
  }

  boolean isAbsence() {
    return absence;
  }

  /** Shortens a value of an item for a message. */
  static String quote(String text) {
    return text.length() <= 80 ? "'" + text + "'" : "'" + text.substring(0, 80) + "...'";
  }
}
