package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.insights.query.Filter;
import io.millrace.insights.query.FilteredPlatformsQuery;
import io.millrace.insights.query.PlatformsQuery;
import io.millrace.insights.query.TimeRange;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests about the list of platforms. */
@RestController
class PlatformListController {
  private final PlatformsQuery platforms;
  private final FilteredPlatformsQuery filteredPlatforms;
  private final FilterParameters filters;
  private final RangeParameters ranges;
  private final RangeChoices choices;
  private final Answers answers;

  PlatformListController(
      PlatformsQuery platforms,
      FilteredPlatformsQuery filteredPlatforms,
      FilterParameters filters,
      RangeParameters ranges,
      RangeChoices choices,
      Answers answers) {
    this.platforms = platforms;
    this.filteredPlatforms = filteredPlatforms;
    this.filters = filters;
    this.ranges = ranges;
    this.choices = choices;
    this.answers = answers;
  }

  @GetMapping("/v1/platforms")
  Mono<ResponseEntity<byte[]>> platforms(ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "from",
            "to",
            "compare",
            "model",
            "currency",
            FilterParameters.CHANNEL,
            FilterParameters.REGION);
    return filters
        .find(parameters)
        .map(filter -> filteredPlatforms(request, parameters, filter))
        .orElseGet(() -> allPlatforms(request, parameters));
  }

  private Mono<ResponseEntity<byte[]>> filteredPlatforms(
      ServerHttpRequest request, Parameters parameters, Filter filter) {
    MoneyChoice money = MoneyChoice.of(parameters);
    RangeChoice choice =
        choices.ofSums(parameters, money, Grain.DAY, LoopsController.LONGEST_IN_ONE_CURRENCY);
    return answers.of(
        request,
        FilteredTables::platforms,
        choice,
        asked -> filteredPlatforms.answer(asked, filter));
  }

  private Mono<ResponseEntity<byte[]>> allPlatforms(
      ServerHttpRequest request, Parameters parameters) {
    MoneyChoice money = MoneyChoice.of(parameters);
    Optional<TimeRange> range =
        ranges.maybe(
            parameters,
            Grain.MINUTE,
            money.isConverted()
                ? LoopsController.LONGEST_IN_ONE_CURRENCY
                : LoopsController.LONGEST);
    refuseCompareWithoutRange(parameters, range);
    Optional<RangeChoice> choice =
        range.map(found -> new RangeChoice(found, choices.comparedSums(parameters, found), money));
    return answers.of(
        request,
        RowTables::platforms,
        money,
        (snapshot, view) ->
            platforms.answer(
                snapshot, view, choice.map(chosen -> chosen.question(snapshot, view))));
  }

  private static void refuseCompareWithoutRange(Parameters parameters, Optional<TimeRange> range) {
    if (range.isEmpty() && parameters.find(RangeChoices.COMPARE).isPresent()) {
      throw ProblemException.ofParameter(
          RangeChoices.COMPARE,
          ParameterReason.NOT_ALLOWED_HERE,
          "compare needs a range: from and to");
    }
  }
}
