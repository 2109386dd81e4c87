package io.millrace.demo.world;

/** The condition under which people can use a route to a shop. */
enum Link {
  ALWAYS,
  /** While the platform has its links open. */
  OPEN,
  /** After the platform has closed its links. */
  CLOSED;

  /** Returns whether people can use the route, given whether links are open. */
  boolean leads(boolean open) {
    return switch (this) {
      case ALWAYS -> true;
      case OPEN -> open;
      case CLOSED -> !open;
    };
  }
}
