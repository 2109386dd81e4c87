package io.millrace.mapping;

/**
 * A mistake in a mapping file.
 *
 * @param line the line of the file, from 1
 * @param key the key in whose value the mistake is
 * @param problem what is wrong and what is allowed
 */
public record MappingMistake(int line, String key, String problem) {

  @Override
  public String toString() {
    return "line %d: %s: %s".formatted(line, key, problem);
  }
}
