package io.millrace.collector.protocol;

/**
 * A request that does not have the form of its protocol. The collector answers 400 with code {@code
 * not_parseable}.
 */
public final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * Creates an exception.
   *
   * @param problem the reason, for people; it must not quote the body, which may name a visitor
   */
  public ProtocolException(String problem) {
    super(problem);
  }
}
