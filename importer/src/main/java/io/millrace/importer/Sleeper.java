package io.millrace.importer;

import java.time.Duration;

/** Waits for a duration. Tests replace it by one that does not wait. */
@FunctionalInterface
interface Sleeper {

  /** Waits, and returns whether the import was stopped before the time was over. */
  boolean stopped(Duration duration) throws InterruptedException;
}
