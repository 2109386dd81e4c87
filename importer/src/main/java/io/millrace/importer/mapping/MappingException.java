package io.millrace.importer.mapping;

/** Reports a mapping that is not valid. The message names the file, the line and the key. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MappingException(String message) {
    super(message, null, false, false);
  }
}
