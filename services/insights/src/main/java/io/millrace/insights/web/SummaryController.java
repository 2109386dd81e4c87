package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Model;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.PlatformsQuery;
import io.millrace.insights.query.SummaryQuery;
import io.millrace.insights.query.TimeRange;
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
  private final PlatformParameters names;
  private final RangeParameters ranges;
  private final Answers answers;

  SummaryController(
      PlatformsQuery platforms,
      SummaryQuery summaries,
      PlatformParameters names,
      RangeParameters ranges,
      Answers answers) {
    this.platforms = platforms;
    this.summaries = summaries;
    this.names = names;
    this.ranges = ranges;
    this.answers = answers;
  }

  @GetMapping("/v1/platforms")
  Mono<ResponseEntity<byte[]>> platforms(ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, "model", "currency");
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    return answers.of(
        request,
        Tables::platforms,
        snapshot ->
            platforms.answer(snapshot, answers.snapshots().view(snapshot, model, currency)));
  }

  @GetMapping("/v1/platforms/{platform}/summary")
  Mono<ResponseEntity<byte[]>> summary(@PathVariable String platform, ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            "from",
            "to",
            "grain",
            "model",
            "currency",
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    String known = names.require(platform);
    Grain grain = ChoiceParameters.grain(parameters);
    Model model = ChoiceParameters.model(parameters);
    Optional<String> currency = ChoiceParameters.currency(parameters);
    TimeRange range =
        currency.isPresent()
            ? ranges.inOneCurrency(parameters, grain)
            : ranges.of(parameters, grain);
    PageRequest paging = PageParameters.paging(request, parameters);
    return answers.of(
        request,
        Tables::summary,
        snapshot ->
            summaries.answer(
                snapshot,
                known,
                range,
                grain,
                answers.snapshots().view(snapshot, model, currency),
                paging));
  }
}
