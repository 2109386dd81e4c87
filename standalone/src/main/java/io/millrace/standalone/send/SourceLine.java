package io.millrace.standalone.send;

/**
 * A place in a file.
 *
 * @param file as the user named it
 * @param line from 1
 */
public record SourceLine(String file, long line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
