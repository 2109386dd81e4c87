package io.millrace.standalone.demo.world;

/** When a way to a shop can be taken. */
enum Link {
  ALWAYS,
  /** While the platform lets its traffic out. */
  OPEN,
  /** Once it keeps its traffic. */
  CLOSED;

  /** Whether it can be taken under the policy that holds at the moment. */
  boolean leads(boolean open) {
    return switch (this) {
      case ALWAYS -> true;
      case OPEN -> open;
      case CLOSED -> !open;
    };
  }
}
