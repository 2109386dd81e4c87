package io.millrace.gateway.route;

/**
 * The order of the filters of a routed request. The filters before the framework's order -1
 * surround the whole response, because the framework writes the response at that order. {@link
 * #CALL} comes later, so it ends when the head of the response has arrived.
 */
public enum FilterOrder {
  /** Checks the method of the request, and that the role of the caller permits the request. */
  ACCESS(-40),
  /** Reads the complete body, and limits its size. */
  BODY(-30),
  /** Identifies the caller by a key in the body, where no other key came. */
  KEY_IN_BODY(-28),
  /** Limits the open streams of one caller. */
  STREAMS(-25),
  /** Limits the concurrent requests at one service. */
  ROOM(-20),
  /** Sets the headers for the service. */
  HEADERS(-10),
  /** States the event types that a public key may send. */
  TYPES(-9),
  /** Reads a stream from its service only as fast as the client reads. */
  PACE(-5),
  /** Calls the service, up to the head of the response. */
  CALL(100);

  private final int order;

  FilterOrder(int order) {
    this.order = order;
  }

  /** The value for {@link org.springframework.core.Ordered}. */
  public int order() {
    return order;
  }
}
