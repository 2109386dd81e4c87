package io.millrace.gateway.route;

/**
 * The order of what happens to a routed request. Everything before {@link #CALL} surrounds the
 * whole answer; a call is over when the head of the answer is there, because the framework writes
 * the answer at order -1.
 */
public enum FilterOrder {
  /** Is it a method of this path? */
  METHOD(-50),
  /** May this caller do it? */
  ACCESS(-40),
  /** Is the body small enough, and complete? */
  BODY(-30),
  /** Has this caller a stream left? */
  STREAMS(-25),
  /** Is there room for one more at this service? */
  ROOM(-20),
  /** The headers as the service shall see them. */
  HEADERS(-10),
  /** What may last for ever is read no faster than the client reads. */
  PACE(-5),
  /** The call itself, up to the head of the answer. */
  CALL(100);

  private final int order;

  FilterOrder(int order) {
    this.order = order;
  }

  /** For {@link org.springframework.core.Ordered}. */
  public int order() {
    return order;
  }
}
