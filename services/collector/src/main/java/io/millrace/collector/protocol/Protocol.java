package io.millrace.collector.protocol;

import java.util.List;

/**
 * One foreign protocol: how a client of another product sends events, and which response it
 * expects. Pure: a protocol does no I/O, knows no framework and keeps no state. Safe for several
 * threads.
 *
 * <p>The collector reads and decompresses the body, calls {@link #parse}, maps each item to native
 * events, publishes them, and then calls {@link #reply}. When any event was not acknowledged by the
 * broker, the collector itself answers 503 and never calls {@link #reply}: the client then sends
 * the request again, which is safe.
 */
public interface Protocol {

  /** The name in configuration, metrics and receipts: lower-case letters, digits and hyphens. */
  String name();

  /** The name of the built-in mapping for this protocol's items. A user may configure another. */
  String mapping();

  /** The paths that the protocol answers, without query; at least one. */
  List<ProtocolRoute> routes();

  /**
   * Reads the items of a request.
   *
   * @throws ProtocolException when the request as a whole does not have the protocol's form; none
   *     of its items is published
   */
  ParsedRequest parse(ProtocolRequest request) throws ProtocolException;

  /**
   * The status with which a request is refused as a whole, for a client that would repeat it for
   * ever after the usual status.
   *
   * @param usual the usual HTTP status: 400, 413 or 415
   */
  default int refusal(int usual) {
    return usual;
  }

  /**
   * Makes the response that the client expects after its items were handled. It must make the
   * client forget the request: a client that sends refused or unmapped items again never ends.
   */
  ProtocolReply reply(ProtocolRequest request, BatchResult result);
}
