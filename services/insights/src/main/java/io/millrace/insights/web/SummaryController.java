package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.PlatformsAnswer;
import io.millrace.insights.query.PlatformsQuery;
import io.millrace.insights.query.SummaryAnswer;
import io.millrace.insights.query.SummaryQuery;
import io.millrace.insights.query.TimeRange;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Platforms and their rows. */
@RestController
class SummaryController {
  private final PlatformsQuery platforms;
  private final SummaryQuery summaries;
  private final Platforms names;
  private final Ranges ranges;
  private final StoreCalls calls;

  SummaryController(
      PlatformsQuery platforms,
      SummaryQuery summaries,
      Platforms names,
      Ranges ranges,
      StoreCalls calls) {
    this.platforms = platforms;
    this.summaries = summaries;
    this.names = names;
    this.ranges = ranges;
    this.calls = calls;
  }

  @GetMapping("/v1/platforms")
  Mono<PlatformsAnswer> platforms(ServerHttpRequest request) {
    Model model = Choices.model(Parameters.of(request, "model"));
    return calls.answer(() -> platforms.answer(model));
  }

  @GetMapping("/v1/platforms/{platform}/summary")
  Mono<SummaryAnswer> summary(@PathVariable String platform, ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, "from", "to", "grain", "model");
    String known = names.require(platform);
    Grain grain = Choices.grain(parameters);
    Model model = Choices.model(parameters);
    TimeRange range = ranges.of(parameters, grain);
    return calls.answer(() -> summaries.answer(known, range, grain, model));
  }
}
