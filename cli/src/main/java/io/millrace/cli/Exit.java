package io.millrace.cli;

/** Exit codes of all commands, and their descriptions in the help. */
public final class Exit {
  /** The command is done. For an import: no line was refused. */
  public static final int OK = 0;

  /**
   * An import ended, and some lines were refused: they were damaged, or the gateway rejected them.
   */
  public static final int REFUSED = 1;

  /** The command line is wrong, or a file that it names cannot be used. */
  public static final int USAGE = 2;

  /** No gateway answered during the time in which retries were allowed. */
  public static final int UNREACHABLE = 3;

  /** The gateway refused the key. */
  public static final int KEY_REFUSED = 4;

  /** Millrace cannot start here: a port or the data folder is in use, or a part does not start. */
  public static final int CANNOT_START = 5;

  /** There is no such platform or order. */
  public static final int NOT_FOUND = 6;

  /** Millrace ran and had to stop: a disk is full, or the JVM had a fatal error. */
  public static final int CANNOT_GO_ON = 7;

  /** All events were accepted, but they were not counted in time. */
  public static final int NOT_COUNTED = 8;

  /** An audit found numbers that differ from the sum of the events. */
  public static final int DIFFERS = 9;

  /** How the help explains {@link #OK}. */
  public static final String SAYS_OK = "0:done";

  /** How the help explains {@link #REFUSED}. */
  public static final String SAYS_REFUSED = "1:an import ended, and some lines were refused";

  /** How the help explains {@link #USAGE}. */
  public static final String SAYS_USAGE = "2:wrong usage, or a file that cannot be used";

  /** How the help explains {@link #UNREACHABLE}. */
  public static final String SAYS_UNREACHABLE = "3:no gateway answered, or it stayed unavailable";

  /** How the help explains {@link #KEY_REFUSED}. */
  public static final String SAYS_KEY_REFUSED = "4:the gateway refused the key";

  /** How the help explains {@link #CANNOT_START}. */
  public static final String SAYS_CANNOT_START =
      "5:cannot start: port or data folder in use or damaged, no free space, or the"
          + " data was counted with other settings";

  /** How the help of commands for keys explains {@link #CANNOT_START}. */
  public static final String SAYS_KEYS = "5:the key file in the data folder cannot be used";

  /** How the help explains {@link #CANNOT_GO_ON}. */
  public static final String SAYS_CANNOT_GO_ON =
      "7:it ran and had to stop: a full disk or an error of the JVM; one line gives"
          + " the reason";

  /** How the help explains {@link #DIFFERS}. */
  public static final String SAYS_DIFFERS = "9:an audit found numbers that differ";

  /** How the help explains {@link #NOT_FOUND}. */
  public static final String SAYS_NOT_FOUND = "6:there is no such platform or order";

  /** How the help explains {@link #NOT_COUNTED}. */
  public static final String SAYS_NOT_COUNTED =
      "8:with --wait: accepted, but not counted in time, or the gateway does not report it";

  private Exit() {}
}
