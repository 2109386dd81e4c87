package io.millrace.gateway.keys;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a key opens. */
public enum Role {
  /** Sends events, and nothing else. */
  @JsonProperty("write")
  WRITE,
  /** Asks for summaries and live streams, and nothing else. */
  @JsonProperty("read")
  READ,
  /** Asks as {@link #READ} does, and looks at what came in and what was refused; sends nothing. */
  @JsonProperty("admin")
  ADMIN;

  /** Whether a key of this role opens what is meant for that one. */
  public boolean opens(Role needed) {
    return this == needed || (this == ADMIN && needed == READ);
  }
}
