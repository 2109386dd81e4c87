package io.millrace.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The arguments of a program, each as {@code name=value}. */
final class Options {
  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads the arguments.
   *
   * @param known the names that are allowed
   * @throws IllegalArgumentException for another name or another form
   */
  static Options of(String[] arguments, String... known) {
    Set<String> names = new TreeSet<>(Arrays.asList(known));
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int end = argument.indexOf('=');
      String name = argument.substring(0, Math.max(0, end));
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "%s: arguments are name=value with a name of %s".formatted(argument, names));
      }
      values.put(name, argument.substring(end + 1));
    }
    return new Options(values);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, Integer.toString(otherwise)));
  }

  Duration seconds(String name, int otherwise) {
    return Duration.ofSeconds(number(name, otherwise));
  }

  boolean flag(String name, boolean otherwise) {
    return Boolean.parseBoolean(text(name, Boolean.toString(otherwise)));
  }
}
