package io.millrace.importer.read;

/** Reports that one record cannot be read. The next one may be good. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1;

  DamagedException(String problem) {
    super(problem, null, false, false);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
