package io.millrace.insights.web;

import io.millrace.events.Entity;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.Dimension;
import io.millrace.insights.query.Grouping;
import io.millrace.insights.query.LoopSplit;
import io.millrace.insights.query.RankingMetric;
import io.millrace.insights.query.SurfaceOrder;
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
  private static final String SORT = "sort";

  private ChoiceParameters() {}

  static Grain grain(Parameters parameters) {
    return grain(parameters.require(GRAIN));
  }

  static Grain grain(Parameters parameters, Grain otherwise) {
    return parameters.find(GRAIN).map(ChoiceParameters::grain).orElse(otherwise);
  }

  /** Returns the attribution model; last touch when there is none. */
  static Model model(Parameters parameters) {
    return parameters
        .find(MODEL)
        .map(id -> choose(MODEL, Model.of(id), Arrays.stream(Model.values()).map(Model::id)))
        .orElse(Model.LAST_TOUCH);
  }

  /** Returns a metric of rankings by channel or region. */
  static RankingMetric splitMetric(Parameters parameters) {
    return choose(
        METRIC,
        RankingMetric.of(parameters.require(METRIC)).filter(RankingMetric::isSplit),
        Arrays.stream(RankingMetric.values())
            .filter(RankingMetric::isSplit)
            .map(RankingMetric::id));
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
        .map(
            id ->
                choose(
                    BY,
                    Grouping.of(id),
                    Stream.of(
                            Arrays.stream(Grouping.values()).map(Grouping::id),
                            dimensions(),
                            Arrays.stream(Entity.Type.values()).map(Entity.Type::id))
                        .flatMap(ids -> ids)))
        .orElse(Grouping.PLATFORM);
  }

  /** Returns the dimension when {@code by} names one. */
  static Optional<Dimension> maybeDimension(Parameters parameters) {
    return parameters.find(BY).flatMap(Dimension::of);
  }

  /** Returns the dimension of {@code by}, if there is that parameter. */
  static Optional<Dimension> dimension(Parameters parameters) {
    return parameters.find(BY).map(id -> choose(BY, Dimension.of(id), dimensions()));
  }

  static LoopSplit loopSplit(Parameters parameters) {
    return parameters
        .find(BY)
        .map(
            id ->
                choose(BY, LoopSplit.of(id), Arrays.stream(LoopSplit.values()).map(LoopSplit::id)))
        .orElse(LoopSplit.PLATFORM);
  }

  /** Returns how a list of surfaces is sorted. */
  static SurfaceOrder surfaceOrder(Parameters parameters) {
    return parameters
        .find(SORT)
        .map(
            id ->
                choose(
                    SORT,
                    SurfaceOrder.of(id),
                    Arrays.stream(SurfaceOrder.values()).map(SurfaceOrder::id)))
        .orElse(SurfaceOrder.NAME);
  }

  private static Stream<String> dimensions() {
    return Arrays.stream(Dimension.values()).map(Dimension::id);
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
