package io.millrace.insights.web;

import io.millrace.insights.query.Compared;
import io.millrace.insights.query.Dimension;
import io.millrace.insights.query.Filter;
import io.millrace.insights.query.FilteredRankingsQuery;
import io.millrace.insights.query.GroupRankingsQuery;
import io.millrace.insights.query.Grouping;
import io.millrace.insights.query.NamedRange;
import io.millrace.insights.query.RankingMetric;
import io.millrace.insights.query.RankingQuestion;
import io.millrace.insights.query.RankingsQuery;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for rankings of platforms, groups of them, channels and regions. */
@RestController
class RankingsController {
  static final Period LONGEST = Period.ofYears(10);

  private final RankingsQuery rankings;
  private final GroupRankingsQuery groupRankings;
  private final FilteredRankingsQuery filteredRankings;
  private final FilterParameters filters;
  private final PlatformParameters names;
  private final PeriodParameter periods;
  private final RangeChoices choices;
  private final Answers answers;

  RankingsController(
      RankingsQuery rankings,
      GroupRankingsQuery groupRankings,
      FilteredRankingsQuery filteredRankings,
      FilterParameters filters,
      PlatformParameters names,
      PeriodParameter periods,
      RangeChoices choices,
      Answers answers) {
    this.rankings = rankings;
    this.groupRankings = groupRankings;
    this.filteredRankings = filteredRankings;
    this.filters = filters;
    this.names = names;
    this.periods = periods;
    this.choices = choices;
    this.answers = answers;
  }

  @GetMapping("/v1/rankings")
  Mono<ResponseEntity<byte[]>> rankings(ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "metric",
            "period",
            "from",
            "to",
            "compare",
            "by",
            "platform",
            "currency",
            "model",
            FilterParameters.CHANNEL,
            FilterParameters.REGION,
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    Stream.of(PageParameters.LIMIT, PageParameters.CURSOR)
        .forEach(name -> refuse(parameters, name, "this ranking is a whole list and has no pages"));
    Optional<Filter> filter = filters.find(parameters);
    if (filter.isPresent()) {
      return filteredRankings(request, parameters, filter.get());
    }
    return ChoiceParameters.maybeDimension(parameters)
        .map(by -> groupRankings(request, parameters, by))
        .orElseGet(() -> platformRankings(request, parameters));
  }

  private Mono<ResponseEntity<byte[]>> groupRankings(
      ServerHttpRequest request, Parameters parameters, Dimension by) {
    RankingMetric metric = ChoiceParameters.splitMetric(parameters);
    NamedRange range = periods.ofDays(parameters, LoopsController.LONGEST_IN_ONE_CURRENCY);
    Optional<Compared> compared = choices.comparedSums(parameters, range.range());
    List<String> platforms = names.list(parameters.find("platform"));
    MoneyChoice money = MoneyChoice.of(parameters);
    RankingChecks.currency(metric, money);
    RankingChecks.onePlatform(metric, "platform", platforms.size() == 1, "exactly one platform");
    RankingChecks.oneWindow(metric, range.range(), compared, groupRankings::isOneWindow);
    return answers.of(
        request,
        Tables::rankings,
        new RangeChoice(range.range(), compared, money),
        asked ->
            groupRankings.answer(new RankingQuestion(metric, range.name(), asked), by, platforms));
  }

  private Mono<ResponseEntity<byte[]>> filteredRankings(
      ServerHttpRequest request, Parameters parameters, Filter filter) {
    FilterParameters.requireBy(parameters, filter, "platform", "owner", "need");
    RankingMetric metric = ChoiceParameters.splitMetric(parameters);
    NamedRange range = periods.ofDays(parameters, LoopsController.LONGEST_IN_ONE_CURRENCY);
    Optional<Compared> compared = choices.comparedSums(parameters, range.range());
    Grouping by = ChoiceParameters.grouping(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    requireNoPlatform(parameters);
    RankingChecks.onePlatform(metric, "by", by == Grouping.PLATFORM, "by=platform");
    RankingChecks.currency(metric, money);
    RankingChecks.oneWindow(metric, range.range(), compared, groupRankings::isOneWindow);
    return answers.of(
        request,
        Tables::rankings,
        new RangeChoice(range.range(), compared, money),
        asked ->
            filteredRankings.answer(new RankingQuestion(metric, range.name(), asked), by, filter));
  }

  private Mono<ResponseEntity<byte[]>> platformRankings(
      ServerHttpRequest request, Parameters parameters) {
    RankingMetric metric = ChoiceParameters.metric(parameters);
    NamedRange range =
        periods.of(
            parameters, metric.isMoney() ? LoopsController.LONGEST_IN_ONE_CURRENCY : LONGEST);
    Optional<Compared> compared = choices.comparedSums(parameters, range.range());
    Grouping by = ChoiceParameters.grouping(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    requireNoPlatform(parameters);
    RankingChecks.onePlatform(metric, "by", by == Grouping.PLATFORM, "by=platform");
    RankingChecks.currency(metric, money);
    RankingChecks.oneWindow(
        metric, range.range(), compared, each -> rankings.isOneWindow(metric, each));
    return answers.of(
        request,
        Tables::rankings,
        new RangeChoice(range.range(), compared, money),
        asked -> rankings.answer(new RankingQuestion(metric, range.name(), asked), by));
  }

  private static void requireNoPlatform(Parameters parameters) {
    refuse(
        parameters,
        "platform",
        "platform is not allowed when platforms or groups of them are ranked");
  }

  private static void refuse(Parameters parameters, String name, String why) {
    if (parameters.find(name).isPresent()) {
      throw ProblemException.ofParameter(name, ParameterReason.NOT_ALLOWED_HERE, why);
    }
  }
}
