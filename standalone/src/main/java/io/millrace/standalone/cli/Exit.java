package io.millrace.standalone.cli;

/** Exit codes of all commands. */
final class Exit {
  /** Done; an import had nothing to refuse. */
  static final int OK = 0;

  /** An import ended, and some lines were refused: bad ones, or rejected by the gateway. */
  static final int REFUSED = 1;

  /** The command line is wrong, or a file it names cannot be used. */
  static final int USAGE = 2;

  /** No gateway answered for as long as retries were allowed. */
  static final int UNREACHABLE = 3;

  /** The gateway refused the key. */
  static final int KEY_REFUSED = 4;

  /** Millrace cannot start here: port or data folder in use, or a part that does not start. */
  static final int CANNOT_START = 5;

  private Exit() {}
}
