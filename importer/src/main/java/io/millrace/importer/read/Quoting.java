package io.millrace.importer.read;

/** Follows the quotes of a record from line to line. */
final class Quoting {
  private static final char QUOTE = '"';

  private final char separator;
  private State state = State.BEFORE_CELL;

  /** The position in a record. */
  private enum State {
    BEFORE_CELL,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  Quoting(char separator) {
    this.separator = separator;
  }

  /** Begins a new record. */
  void start() {
    state = State.BEFORE_CELL;
  }

  /** Returns whether the record goes on in the next line. */
  boolean isOpen() {
    return state == State.QUOTED;
  }

  /** Reads one line of the record. */
  void read(String line) {
    if (state != State.QUOTED && line.indexOf(QUOTE) < 0) {
      return;
    }
    for (int i = 0; i < line.length(); i++) {
      state = next(line.charAt(i));
    }
    if (state == State.AFTER_QUOTE) {
      state = State.BEFORE_CELL;
    }
  }

  private State next(char c) {
    return switch (state) {
      case QUOTED -> c == QUOTE ? State.AFTER_QUOTE : State.QUOTED;
      case AFTER_QUOTE -> c == QUOTE ? State.QUOTED : unquoted(c);
      case BEFORE_CELL -> c == QUOTE ? State.QUOTED : unquoted(c);
      case PLAIN -> c == separator ? State.BEFORE_CELL : State.PLAIN;
    };
  }

  private State unquoted(char c) {
    if (c == separator) {
      return State.BEFORE_CELL;
    }
    return Blanks.isBlank(c) && state == State.BEFORE_CELL ? State.BEFORE_CELL : State.PLAIN;
  }
}
