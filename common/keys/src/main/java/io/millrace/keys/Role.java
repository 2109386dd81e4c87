package io.millrace.keys;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The role of a key. It decides what the key permits. */
public enum Role {
  /**
   * Sends the events that its key lists, from the origins that its key lists. The key is public:
   * everybody may know it.
   */
  @JsonProperty("collect")
  COLLECT,
  /** Sends events of all types, and queries the lag. */
  @JsonProperty("write")
  WRITE,
  /**
   * Asks exactly what its key lists, and the lag, so that one view can stand in the page of
   * somebody else. The key is public: everybody may know it.
   */
  @JsonProperty("view")
  VIEW,
  /** Queries summaries, live streams and the lag. */
  @JsonProperty("read")
  READ,
  /** Does everything that {@link #READ} does, reads receipts and starts a demo. Sends no events. */
  @JsonProperty("admin")
  ADMIN;

  /** Whether everybody may know a key of this role, so that it identifies nobody. */
  public boolean isPublic() {
    return this == COLLECT || this == VIEW;
  }

  /** Whether this role includes the permissions of the role {@code needed}. */
  public boolean opens(Role needed) {
    return this == needed
        || (this == ADMIN && needed == READ)
        || (this == WRITE && needed == COLLECT);
  }
}
