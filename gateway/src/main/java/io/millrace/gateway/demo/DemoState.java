package io.millrace.gateway.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** The state of the demo, for browsers. */
public enum DemoState {
  /** This instance has no demo, or has events that the demo would be mixed with. */
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
    return demo.map(DemoState::of).orElse(ABSENT);
  }

  private static DemoState of(DemoSwitch demo) {
    if (demo.isRunning()) {
      return RUNNING;
    }
    return demo.isOffered() ? READY : ABSENT;
  }
}
