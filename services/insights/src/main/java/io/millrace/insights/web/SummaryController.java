package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.insights.query.Compared;
import io.millrace.insights.query.Dimension;
import io.millrace.insights.query.Filter;
import io.millrace.insights.query.FilteredSummaryQuery;
import io.millrace.insights.query.GroupsQuery;
import io.millrace.insights.query.PageRequest;
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

/** Answers HTTP requests about the rows of a platform. */
@RestController
class SummaryController {
  private final SummaryQuery summaries;
  private final GroupsQuery groups;
  private final FilteredSummaryQuery filteredSummaries;
  private final FilterParameters filters;
  private final PlatformParameters names;
  private final RangeParameters ranges;
  private final Answers answers;

  SummaryController(
      SummaryQuery summaries,
      GroupsQuery groups,
      FilteredSummaryQuery filteredSummaries,
      FilterParameters filters,
      PlatformParameters names,
      RangeParameters ranges,
      Answers answers) {
    this.summaries = summaries;
    this.groups = groups;
    this.filteredSummaries = filteredSummaries;
    this.filters = filters;
    this.names = names;
    this.ranges = ranges;
    this.answers = answers;
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
    MoneyChoice money = MoneyChoice.of(parameters);
    TimeRange range = ranges.of(parameters, Grain.DAY, PlatformController.LONGEST);
    Optional<Compared> compared = ranges.comparedRows(parameters, range, Grain.DAY);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        GroupTables::groups,
        money,
        (snapshot, view) -> groups.answer(snapshot, platform, by, range, compared, view, paging));
  }

  private Mono<ResponseEntity<byte[]>> filteredRows(
      ServerHttpRequest request, Parameters parameters, String platform, Filter filter) {
    FilterParameters.requireBy(parameters, filter);
    Grain grain = FilterParameters.grain(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    TimeRange range = ranges.of(parameters, grain, PlatformController.LONGEST);
    Optional<Compared> compared = ranges.comparedRows(parameters, range, grain);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        FilteredTables::summary,
        money,
        (snapshot, view) ->
            filteredSummaries.answer(
                snapshot, platform, filter, range, grain, compared, view, paging));
  }

  private Mono<ResponseEntity<byte[]>> rows(
      ServerHttpRequest request, Parameters parameters, String platform) {
    Grain grain = ChoiceParameters.grain(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    TimeRange range =
        money.isConverted()
            ? ranges.inOneCurrency(parameters, grain)
            : ranges.of(parameters, grain);
    Optional<Compared> compared = ranges.comparedRows(parameters, range, grain);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        RowTables::summary,
        money,
        (snapshot, view) ->
            summaries.answer(snapshot, platform, range, grain, compared, view, paging));
  }
}
