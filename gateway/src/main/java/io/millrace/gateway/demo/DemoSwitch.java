package io.millrace.gateway.demo;

/** Starts a demo world that sends events to this instance. A production instance has no demo. */
public interface DemoSwitch {
  /** Whether the demo is running. */
  boolean isRunning();

  /** Whether the demo may start here. An instance with events of its own offers no demo. */
  boolean isOffered();

  /** Starts the demo unless it is running. Returns at once. */
  void start();
}
