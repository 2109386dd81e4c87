package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.insights.query.Dimension;
import io.millrace.insights.query.Filter;
import io.millrace.insights.query.FilteredSummaryQuery;
import io.millrace.insights.query.GroupsQuery;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.SummaryQuery;
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
  private final RangeChoices choices;
  private final Answers answers;

  SummaryController(
      SummaryQuery summaries,
      GroupsQuery groups,
      FilteredSummaryQuery filteredSummaries,
      FilterParameters filters,
      PlatformParameters names,
      RangeChoices choices,
      Answers answers) {
    this.summaries = summaries;
    this.groups = groups;
    this.filteredSummaries = filteredSummaries;
    this.filters = filters;
    this.names = names;
    this.choices = choices;
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
    RangeChoice choice = choices.ofRows(parameters, money, Grain.DAY, PlatformController.LONGEST);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request, GroupTables::groups, choice, asked -> groups.answer(asked, platform, by, paging));
  }

  private Mono<ResponseEntity<byte[]>> filteredRows(
      ServerHttpRequest request, Parameters parameters, String platform, Filter filter) {
    FilterParameters.requireBy(parameters, filter);
    Grain grain = FilterParameters.grain(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    RangeChoice choice = choices.ofRows(parameters, money, grain, PlatformController.LONGEST);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        FilteredTables::summary,
        choice,
        asked -> filteredSummaries.answer(asked, platform, filter, grain, paging));
  }

  private Mono<ResponseEntity<byte[]>> rows(
      ServerHttpRequest request, Parameters parameters, String platform) {
    Grain grain = ChoiceParameters.grain(parameters);
    RangeChoice choice = choices.ofRows(parameters, MoneyChoice.of(parameters), grain);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        RowTables::summary,
        choice,
        asked -> summaries.answer(asked, platform, grain, paging));
  }
}
