package io.millrace.standalone.cli;

/** Exit codes of all commands, and their descriptions in the help. */
final class Exit {
  /** The command is done. For an import: no line was refused. */
  static final int OK = 0;

  /**
   * An import ended, and some lines were refused: they were damaged, or the gateway rejected them.
   */
  static final int REFUSED = 1;

  /** The command line is wrong, or a file that it names cannot be used. */
  static final int USAGE = 2;

  /** No gateway answered during the time in which retries were allowed. */
  static final int UNREACHABLE = 3;

  /** The gateway refused the key. */
  static final int KEY_REFUSED = 4;

  /** Millrace cannot start here: a port or the data folder is in use, or a part does not start. */
  static final int CANNOT_START = 5;

  /** There is no such platform or order. */
  static final int NOT_FOUND = 6;

  /** Millrace ran and had to stop: a disk is full, or the JVM had a fatal error. */
  static final int CANNOT_GO_ON = 7;

  /** All events were accepted, but they were not counted in time. */
  static final int NOT_COUNTED = 8;

  /** An audit found numbers that differ from the sum of the events. */
  static final int DIFFERS = 9;

  static final String SAYS_OK = "0:done";
  static final String SAYS_REFUSED = "1:an import ended, and some lines were refused";
  static final String SAYS_USAGE = "2:wrong usage, or a file that cannot be used";
  static final String SAYS_UNREACHABLE = "3:no gateway answered, or it stayed unavailable";
  static final String SAYS_KEY_REFUSED = "4:the gateway refused the key";
  static final String SAYS_CANNOT_START =
      "5:cannot start: port or data folder in use or damaged, no free space, or the"
          + " data was counted with other settings";
  static final String SAYS_KEYS = "5:the key file in the data folder cannot be used";
  static final String SAYS_CANNOT_GO_ON =
      "7:it ran and had to stop: a full disk or an error of the JVM; one line gives"
          + " the reason";
  static final String SAYS_DIFFERS = "9:an audit found numbers that differ";
  static final String SAYS_NOT_FOUND = "6:there is no such platform or order";

  static final String SAYS_NOT_COUNTED =
      "8:with --wait: accepted, but not counted in time, or the gateway does not report it";

  private Exit() {}
}
