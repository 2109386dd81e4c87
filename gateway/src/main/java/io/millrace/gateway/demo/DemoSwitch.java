package io.millrace.gateway.demo;

/** Plays a demo world into this instance. In production there is none. */
public interface DemoSwitch {
  /** Whether the world plays at the moment. */
  boolean isRunning();

  /** Begins to play, if it does not yet. Returns at once. */
  void start();
}
