package io.millrace.events;

/** Which ingest service owns an event type. */
public enum Domain {
  /** Something was shown, watched, searched or liked. */
  CONTENT("content"),
  /** People dealt with each other. */
  SOCIAL("social"),
  /** A step towards money, or money itself. */
  COMMERCE("commerce");

  private final String id;

  Domain(String id) {
    this.id = id;
  }

  /** The name on the wire and in paths, lower case. */
  public String id() {
    return id;
  }
}
