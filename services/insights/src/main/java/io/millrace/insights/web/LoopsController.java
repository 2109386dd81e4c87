package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.LoopsAnswer;
import io.millrace.insights.query.LoopsQuery;
import io.millrace.insights.query.TimeRange;
import java.time.Period;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The matrix of attention and money. */
@RestController
class LoopsController {
  private static final Period LONGEST = Period.ofYears(10);

  private final LoopsQuery loops;
  private final Ranges ranges;
  private final StoreCalls calls;

  LoopsController(LoopsQuery loops, Ranges ranges, StoreCalls calls) {
    this.loops = loops;
    this.ranges = ranges;
    this.calls = calls;
  }

  @GetMapping("/v1/loops")
  Mono<LoopsAnswer> loops(ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, "from", "to", "model");
    Model model = Choices.model(parameters);
    TimeRange range = ranges.of(parameters, Grain.MINUTE, LONGEST);
    return calls.answer(() -> loops.answer(range, model));
  }
}
