package io.millrace.insights.web;

import io.millrace.events.catalog.Currencies;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.Grouping;
import io.millrace.insights.query.RankingMetric;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads parameters whose value is one of a fixed list. */
public final class ChoiceParameters {
  private static final String GRAIN = "grain";
  private static final String MODEL = "model";
  private static final String METRIC = "metric";
  private static final String BY = "by";
  private static final String CURRENCY = "currency";

  private ChoiceParameters() {}

  static Grain grain(Parameters parameters) {
    return grain(parameters.require(GRAIN));
  }

  static Grain grain(Parameters parameters, Grain otherwise) {
    return parameters.find(GRAIN).map(ChoiceParameters::grain).orElse(otherwise);
  }

  static Model model(Parameters parameters) {
    return parameters
        .find(MODEL)
        .map(id -> choose(MODEL, Model.of(id), Arrays.stream(Model.values()).map(Model::id)))
        .orElse(Model.LAST_TOUCH);
  }

  /** Returns the currency, if there is one. It must be in the table of currencies. */
  static Optional<String> currency(Parameters parameters) {
    Optional<String> currency = parameters.find(CURRENCY);
    currency
        .filter(code -> Currencies.digits(code).isEmpty())
        .ifPresent(
            _ -> {
              throw ProblemException.ofParameter(
                  CURRENCY,
                  ParameterReason.UNKNOWN_CURRENCY,
                  "currency is an ISO 4217 code in capitals such as CNY");
            });
    return currency;
  }

  static RankingMetric metric(Parameters parameters) {
    return choose(
        METRIC,
        RankingMetric.of(parameters.require(METRIC)),
        Arrays.stream(RankingMetric.values()).map(RankingMetric::id));
  }

  static Grouping grouping(Parameters parameters) {
    return parameters
        .find(BY)
        .map(id -> choose(BY, Grouping.of(id), Arrays.stream(Grouping.values()).map(Grouping::id)))
        .orElse(Grouping.PLATFORM);
  }

  /** Returns whether the answer has separate cells for surfaces. */
  static boolean bySurface(Parameters parameters) {
    String by = parameters.find(BY).orElse("platform");
    List<String> all = List.of("platform", "surface");
    return choose(BY, Optional.of(by).filter(all::contains), all.stream()).equals("surface");
  }

  private static Grain grain(String id) {
    return choose(GRAIN, Grain.of(id), Arrays.stream(Grain.values()).map(Grain::id));
  }

  /**
   * Returns the chosen value.
   *
   * @param all ids of all values
   * @throws ProblemException 400 that names the parameter and all values, when there is no value
   */
  public static <T> T choose(String name, Optional<T> chosen, Stream<String> all) {
    return chosen.orElseThrow(() -> notAChoice(name, all.toList()));
  }

  private static ProblemException notAChoice(String name, List<String> all) {
    return ProblemException.ofParameter(
        name,
        ParameterReason.NOT_A_CHOICE,
        String.join(",", all),
        name + " is one of " + String.join(", ", all));
  }
}
