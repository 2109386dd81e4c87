package io.millrace.standalone.send;

import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
interface Sleeper {
  void await(Duration duration) throws InterruptedException;
}
