package io.millrace.insights.web;

import io.millrace.events.cell.Model;
import io.millrace.insights.query.AudienceQuery;
import io.millrace.insights.query.Grouping;
import io.millrace.insights.query.NamedWindow;
import io.millrace.insights.query.RankingMetric;
import io.millrace.insights.query.RankingsQuery;
import io.millrace.web.ProblemException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests about a day or a month of all platforms: audiences and rankings. */
@RestController
class PeriodController {
  private final AudienceQuery audiences;
  private final RankingsQuery rankings;
  private final PeriodParameter periods;
  private final Answers answers;

  PeriodController(
      AudienceQuery audiences, RankingsQuery rankings, PeriodParameter periods, Answers answers) {
    this.audiences = audiences;
    this.rankings = rankings;
    this.periods = periods;
    this.answers = answers;
  }

  @GetMapping("/v1/audience")
  Mono<ResponseEntity<byte[]>> audience(ServerHttpRequest request) {
    NamedWindow period = periods.of(Parameters.of(request, "period"));
    return answers.of(request, Tables::audience, snapshot -> audiences.answer(snapshot, period));
  }

  @GetMapping("/v1/rankings")
  Mono<ResponseEntity<byte[]>> rankings(ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, "metric", "period", "by", "currency", "model");
    RankingMetric metric = ChoiceParameters.metric(parameters);
    NamedWindow period = periods.of(parameters);
    Grouping by = ChoiceParameters.grouping(parameters);
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    check(metric, by, currency);
    return answers.of(
        request,
        Tables::rankings,
        snapshot ->
            rankings.answer(
                snapshot, metric, period, by, answers.snapshots().view(snapshot, model, currency)));
  }

  private static void check(RankingMetric metric, Grouping by, Optional<String> currency) {
    if (metric.isDistinct() && by != Grouping.PLATFORM) {
      throw ProblemException.ofParameter(
          "by",
          "%s are distinct counts: platforms have visitors in common, so by must be platform"
              .formatted(metric.id()));
    }
    if (metric.isMoney() && currency.isEmpty()) {
      throw ProblemException.ofParameter(
          "currency", "currency is required for " + metric.id() + ", which compares amounts");
    }
  }
}
