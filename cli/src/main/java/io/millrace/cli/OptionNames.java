package io.millrace.cli;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** Parses grains and models by the names that the API uses. */
final class OptionNames {
  private OptionNames() {}

  static Grain grain(String name) {
    return choose(name, Grain::of, new Grains());
  }

  static Model model(String name) {
    return choose(name, Model::of, new Models());
  }

  private static <T> T choose(
      String name, Function<String, Optional<T>> find, Candidates candidates) {
    return find.apply(name)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not one of %s"
                        .formatted(name, candidates.names().collect(Collectors.joining(", ")))));
  }

  /** The values that an option accepts. */
  interface Candidates extends Iterable<String> {
    Stream<String> names();

    @Override
    default Iterator<String> iterator() {
      return names().iterator();
    }
  }

  /** The names of all grains, for completion and help. */
  static final class Grains implements Candidates {
    @Override
    public Stream<String> names() {
      return Arrays.stream(Grain.values()).map(Grain::id);
    }
  }

  /** The names of all models, for completion and help. */
  static final class Models implements Candidates {
    @Override
    public Stream<String> names() {
      return Arrays.stream(Model.values()).map(Model::id);
    }
  }
}
