package io.millrace.insights.web;

import io.millrace.insights.query.AudienceQuery;
import io.millrace.insights.query.Compared;
import io.millrace.insights.query.NamedRange;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for the audiences of platforms and what pairs of them have in common. */
@RestController
class AudienceController {
  private final AudienceQuery audiences;
  private final PeriodParameter periods;
  private final RangeChoices choices;
  private final Answers answers;

  AudienceController(
      AudienceQuery audiences, PeriodParameter periods, RangeChoices choices, Answers answers) {
    this.audiences = audiences;
    this.periods = periods;
    this.choices = choices;
    this.answers = answers;
  }

  @GetMapping("/v1/audience")
  Mono<ResponseEntity<byte[]>> audience(ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, "period", "from", "to", "compare");
    NamedRange range = periods.of(parameters, RankingsController.LONGEST);
    Optional<Compared> compared = choices.comparedSums(parameters, range.range());
    return answers.of(
        request, Tables::audience, snapshot -> audiences.answer(snapshot, range, compared));
  }
}
