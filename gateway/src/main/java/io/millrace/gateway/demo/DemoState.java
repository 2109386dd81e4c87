package io.millrace.gateway.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** The state of the demo, for browsers. */
public enum DemoState {
  /** This instance has no demo. */
  @JsonProperty("absent")
  ABSENT,
  /** The demo can be started. */
  @JsonProperty("ready")
  READY,
  /** The demo is running. */
  @JsonProperty("running")
  RUNNING;

  /** The state of that demo; empty means that there is no demo. */
  public static DemoState of(Optional<DemoSwitch> demo) {
    return demo.map(present -> present.isRunning() ? RUNNING : READY).orElse(ABSENT);
  }
}
