package io.millrace.aggregator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that is broken, after one line with the reason: out of memory, a class that cannot
 * be loaded, a disk that failed under a mapped file. It does not clean up, because nothing in the
 * process can be relied on. All acknowledged and committed data stays.
 */
interface FatalErrorExit {
  /** The exit code of a process that broke while it ran. */
  int BROKEN = 7;

  /** Writes the reason and ends the process. Does not return. */
  void say(String reason);

  /** The implementation for a real process. */
  static FatalErrorExit ofProcess() {
    Logger log = LoggerFactory.getLogger(FatalErrorExit.class);
    return reason -> {
      String line =
          "millrace aggregator: the process is broken and ends with exit code %d: %s"
              .formatted(BROKEN, reason);
      try {
        System.err.println(line);
        log.error(line);
      } finally {
        Runtime.getRuntime().halt(BROKEN);
      }
    };
  }
}
