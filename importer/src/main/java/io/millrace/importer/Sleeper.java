package io.millrace.importer;

import java.time.Duration;

/** Waits for a duration. Tests replace it by one that does not wait. */
@FunctionalInterface
interface Sleeper {
  void await(Duration duration) throws InterruptedException;
}
