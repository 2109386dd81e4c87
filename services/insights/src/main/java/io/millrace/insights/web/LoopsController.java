package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.insights.query.Filter;
import io.millrace.insights.query.FlowsQuery;
import io.millrace.insights.query.LoopSplit;
import io.millrace.insights.query.LoopsQuery;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.TimeRange;
import java.time.Period;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Answers HTTP requests about several platforms: the matrix of attention and money, and the moves
 * of visitors.
 */
@RestController
class LoopsController {
  static final Period LONGEST = Period.ofYears(10);

  /** Shorter, because the days of all platforms may have to be read. */
  static final Period LONGEST_IN_ONE_CURRENCY = Period.ofDays(400);

  private static final Period LONGEST_FLOWS = Period.ofDays(400);

  private final LoopsQuery loops;
  private final FlowsQuery flows;
  private final FilterParameters filters;
  private final PlatformParameters names;
  private final RangeParameters ranges;
  private final RangeChoices choices;
  private final Answers answers;

  LoopsController(
      LoopsQuery loops,
      FlowsQuery flows,
      FilterParameters filters,
      PlatformParameters names,
      RangeParameters ranges,
      RangeChoices choices,
      Answers answers) {
    this.loops = loops;
    this.flows = flows;
    this.filters = filters;
    this.names = names;
    this.ranges = ranges;
    this.choices = choices;
    this.answers = answers;
  }

  @GetMapping("/v1/loops")
  Mono<ResponseEntity<byte[]>> loops(ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "from",
            "to",
            "compare",
            "model",
            "currency",
            "by",
            FilterParameters.CHANNEL,
            FilterParameters.REGION,
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    LoopSplit by = ChoiceParameters.loopSplit(parameters);
    Optional<Filter> filter = filters.find(parameters);
    filter.ifPresent(
        found -> FilterParameters.requireBy(parameters, found, "platform", "owner", "need"));
    MoneyChoice money = MoneyChoice.of(parameters);
    Period longest = money.isConverted() ? LONGEST_IN_ONE_CURRENCY : LONGEST;
    boolean isSplit = filter.isPresent() || by.dimension().isPresent();
    Grain border = isSplit ? Grain.DAY : Grain.MINUTE;
    RangeChoice choice = choices.ofSums(parameters, money, border, longest);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request, Tables::loops, choice, asked -> loops.answer(asked, by, filter, paging));
  }

  @GetMapping("/v1/flows")
  Mono<ResponseEntity<byte[]>> flows(ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request, "from", "to", "platform", PageParameters.LIMIT, PageParameters.CURSOR);
    Optional<String> platform = parameters.find("platform").map(names::require);
    TimeRange range = ranges.of(parameters, Grain.DAY, LONGEST_FLOWS);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request, Tables::flows, snapshot -> flows.answer(snapshot, range, platform, paging));
  }
}
