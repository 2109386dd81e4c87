package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.Compared;
import io.millrace.insights.query.Dimension;
import io.millrace.insights.query.Filter;
import io.millrace.insights.query.FilteredPlatformsQuery;
import io.millrace.insights.query.FilteredSummaryQuery;
import io.millrace.insights.query.GroupsQuery;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.PlatformsQuery;
import io.millrace.insights.query.SummaryQuery;
import io.millrace.insights.query.TimeRange;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests about the list of platforms and about the rows of a platform. */
@RestController
class SummaryController {
  private final PlatformsQuery platforms;
  private final SummaryQuery summaries;
  private final GroupsQuery groups;
  private final FilteredPlatformsQuery filteredPlatforms;
  private final FilteredSummaryQuery filteredSummaries;
  private final FilterParameters filters;
  private final PlatformParameters names;
  private final RangeParameters ranges;
  private final Answers answers;

  SummaryController(
      PlatformsQuery platforms,
      SummaryQuery summaries,
      GroupsQuery groups,
      FilteredPlatformsQuery filteredPlatforms,
      FilteredSummaryQuery filteredSummaries,
      FilterParameters filters,
      PlatformParameters names,
      RangeParameters ranges,
      Answers answers) {
    this.platforms = platforms;
    this.summaries = summaries;
    this.groups = groups;
    this.filteredPlatforms = filteredPlatforms;
    this.filteredSummaries = filteredSummaries;
    this.filters = filters;
    this.names = names;
    this.ranges = ranges;
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
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    TimeRange range = ranges.of(parameters, Grain.DAY, LoopsController.LONGEST_IN_ONE_CURRENCY);
    Optional<Compared> compared = ranges.comparedSums(parameters, range);
    return answers.of(
        request,
        FilteredTables::platforms,
        snapshot ->
            filteredPlatforms.answer(
                snapshot,
                filter,
                range,
                compared,
                answers.snapshots().view(snapshot, model, currency)));
  }

  private Mono<ResponseEntity<byte[]>> allPlatforms(
      ServerHttpRequest request, Parameters parameters) {
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    Optional<TimeRange> range =
        ranges.maybe(
            parameters,
            Grain.MINUTE,
            currency.isPresent()
                ? LoopsController.LONGEST_IN_ONE_CURRENCY
                : LoopsController.LONGEST);
    Optional<Compared> compared = compared(parameters, range);
    return answers.of(
        request,
        RowTables::platforms,
        snapshot ->
            platforms.answer(
                snapshot, range, compared, answers.snapshots().view(snapshot, model, currency)));
  }

  private Optional<Compared> compared(Parameters parameters, Optional<TimeRange> range) {
    if (range.isEmpty() && parameters.find(RangeParameters.COMPARE).isPresent()) {
      throw ProblemException.ofParameter(
          RangeParameters.COMPARE,
          ParameterReason.NOT_ALLOWED_HERE,
          "compare needs a range: from and to");
    }
    return range.flatMap(asked -> ranges.comparedSums(parameters, asked));
  }

  @GetMapping("/v1/platforms/{platform}/summary")
  Mono<ResponseEntity<byte[]>> summary(@PathVariable String platform, ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "from",
            "to",
            "grain",
            "by",
            "compare",
            "model",
            "currency",
            FilterParameters.CHANNEL,
            FilterParameters.REGION,
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    String known = names.require(platform);
    Optional<Filter> filter = filters.find(parameters);
    if (filter.isPresent()) {
      return filteredRows(request, parameters, known, filter.get());
    }
    return ChoiceParameters.dimension(parameters)
        .map(by -> groups(request, parameters, known, by))
        .orElseGet(() -> rows(request, parameters, known));
  }

  private Mono<ResponseEntity<byte[]>> groups(
      ServerHttpRequest request, Parameters parameters, String platform, Dimension by) {
    if (parameters.find("grain").isPresent()) {
      throw ProblemException.ofParameter(
          "grain", ParameterReason.NOT_ALLOWED_HERE, "with by there are no rows of a grain");
    }
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    TimeRange range = ranges.of(parameters, Grain.DAY, PlatformController.LONGEST);
    Optional<Compared> compared = ranges.comparedRows(parameters, range, Grain.DAY);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        GroupTables::groups,
        snapshot ->
            groups.answer(
                snapshot,
                platform,
                by,
                range,
                compared,
                answers.snapshots().view(snapshot, model, currency),
                paging));
  }

  private Mono<ResponseEntity<byte[]>> filteredRows(
      ServerHttpRequest request, Parameters parameters, String platform, Filter filter) {
    FilterParameters.requireBy(parameters, filter);
    Grain grain = FilterParameters.grain(parameters);
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    TimeRange range = ranges.of(parameters, grain, PlatformController.LONGEST);
    Optional<Compared> compared = ranges.comparedRows(parameters, range, grain);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        FilteredTables::summary,
        snapshot ->
            filteredSummaries.answer(
                snapshot,
                platform,
                filter,
                range,
                grain,
                compared,
                answers.snapshots().view(snapshot, model, currency),
                paging));
  }

  private Mono<ResponseEntity<byte[]>> rows(
      ServerHttpRequest request, Parameters parameters, String platform) {
    Grain grain = ChoiceParameters.grain(parameters);
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    TimeRange range =
        currency.isPresent()
            ? ranges.inOneCurrency(parameters, grain)
            : ranges.of(parameters, grain);
    Optional<Compared> compared = ranges.comparedRows(parameters, range, grain);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        RowTables::summary,
        snapshot ->
            summaries.answer(
                snapshot,
                platform,
                range,
                grain,
                compared,
                answers.snapshots().view(snapshot, model, currency),
                paging));
  }
}
