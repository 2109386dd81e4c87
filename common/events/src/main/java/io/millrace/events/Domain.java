package io.millrace.events;

/** The domain of an event type. Each domain has its own ingest service and its own topic. */
public enum Domain {
  /** A visitor saw, watched, searched or liked content. */
  CONTENT("content"),
  /** A visitor communicated with other people. */
  SOCIAL("social"),
  /** An event on the way to a purchase, or a movement of money. */
  COMMERCE("commerce");

  private final String id;

  Domain(String id) {
    this.id = id;
  }

  /** The name on the wire and in paths, in lower case. */
  public String id() {
    return id;
  }
}
