package io.millrace.importer;

/**
 * The file and line number of a line.
 *
 * @param file the name that the user gave
 * @param line the number, from 1
 */
public record SourceLine(String file, long line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
