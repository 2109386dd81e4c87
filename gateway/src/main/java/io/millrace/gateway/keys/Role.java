package io.millrace.gateway.keys;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a key opens. Roles do not contain each other. */
public enum Role {
  /** Sends events, and nothing else. */
  @JsonProperty("write")
  WRITE,
  /** Asks for summaries and live streams, and nothing else. */
  @JsonProperty("read")
  READ,
  /** Manages keys and looks at rejects; neither sends nor asks. */
  @JsonProperty("admin")
  ADMIN
}
