package io.millrace.gateway.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** What a browser may know about the demo. */
public enum DemoState {
  /** There is none here. */
  @JsonProperty("absent")
  ABSENT,
  /** It can be started. */
  @JsonProperty("ready")
  READY,
  /** It plays. */
  @JsonProperty("running")
  RUNNING;

  /** The state of the demo behind that switch. */
  public static DemoState of(Optional<DemoSwitch> demo) {
    return demo.map(present -> present.isRunning() ? RUNNING : READY).orElse(ABSENT);
  }
}
