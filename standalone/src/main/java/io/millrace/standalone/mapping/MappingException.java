package io.millrace.standalone.mapping;

/** A mapping that cannot be used; the message names file, line and key. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MappingException(String message) {
    super(message, null, false, false);
  }
}
