package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.web.ProblemException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters that name one of a few things. */
final class Choices {
  private static final String GRAIN = "grain";
  private static final String MODEL = "model";

  private Choices() {}

  static Grain grain(Parameters parameters) {
    return grain(parameters.require(GRAIN));
  }

  static Grain grain(Parameters parameters, Grain otherwise) {
    return parameters.find(GRAIN).map(Choices::grain).orElse(otherwise);
  }

  static Model model(Parameters parameters) {
    return parameters
        .find(MODEL)
        .map(id -> choose(MODEL, Model.of(id), Arrays.stream(Model.values()).map(Model::id)))
        .orElse(Model.LAST_TOUCH);
  }

  private static Grain grain(String id) {
    return choose(GRAIN, Grain.of(id), Arrays.stream(Grain.values()).map(Grain::id));
  }

  private static <T> T choose(String name, Optional<T> chosen, Stream<String> all) {
    return chosen.orElseThrow(
        () ->
            ProblemException.ofParameter(
                name, name + " is one of " + all.collect(Collectors.joining(", "))));
  }
}
