package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.insights.entities.EntityRankingQuery.Subject;
import io.millrace.insights.query.Compared;
import io.millrace.insights.query.NamedRange;
import io.millrace.insights.query.PageRequest;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.web.Answers;
import io.millrace.insights.web.ChoiceParameters;
import io.millrace.insights.web.MoneyChoice;
import io.millrace.insights.web.PageParameters;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PeriodParameter;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.insights.web.RangeChoice;
import io.millrace.insights.web.RangeChoices;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for rankings of creators, campaigns and items. */
@RestController
class EntityRankingsController {
  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final Period LONGEST = Period.ofDays(400);
  private static final String METRIC = "metric";
  private static final String RANKINGS = "/v1/rankings";

  private final EntityRankingQuery rankings;
  private final PeriodParameter periods;
  private final RangeChoices choices;
  private final PlatformParameters platforms;
  private final Answers answers;

  EntityRankingsController(
      EntityRankingQuery rankings,
      PeriodParameter periods,
      RangeChoices choices,
      PlatformParameters platforms,
      Answers answers) {
    this.rankings = rankings;
    this.periods = periods;
    this.choices = choices;
    this.platforms = platforms;
    this.answers = answers;
  }

  @GetMapping(path = RANKINGS, params = "by=creator")
  Mono<ResponseEntity<byte[]>> creators(ServerHttpRequest request) {
    return ranking(Entity.Type.CREATOR, request);
  }

  @GetMapping(path = RANKINGS, params = "by=campaign")
  Mono<ResponseEntity<byte[]>> campaigns(ServerHttpRequest request) {
    return ranking(Entity.Type.CAMPAIGN, request);
  }

  @GetMapping(path = RANKINGS, params = "by=item")
  Mono<ResponseEntity<byte[]>> items(ServerHttpRequest request) {
    return ranking(Entity.Type.ITEM, request);
  }

  private Mono<ResponseEntity<byte[]>> ranking(Entity.Type type, ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(
            request,
            METRIC,
            "by",
            "platform",
            "period",
            "from",
            "to",
            "model",
            MoneyChoice.CURRENCY,
            "compare",
            PageParameters.LIMIT,
            PageParameters.CURSOR);
    EntityMetric metric = metric(parameters);
    List<String> names = platforms.list(parameters.find("platform"));
    NamedRange range = periods.ofDays(parameters, LONGEST);
    Optional<Compared> compared = choices.comparedSums(parameters, range.range());
    MoneyChoice money = MoneyChoice.of(parameters);
    if (metric.isMoney()) {
      money.requireCurrency("for " + metric.id());
    }
    PageRequest paging = PageParameters.paging(request, parameters, USUAL, MOST);
    Optional<EntityPlace> after =
        paging
            .after()
            .map(text -> EntityPlace.parse(text).orElseThrow(EntityRankingsController::badCursor));
    Subject subject = new Subject(metric, type, names, range.name());
    return answers.of(
        request,
        EntityTables::ranking,
        new RangeChoice(range.range(), compared, money),
        asked ->
            inMemory(
                "to",
                () ->
                    kept(
                        day -> rangeOf(day, asked.range(), parameters),
                        () -> rankings.answer(asked, subject, paging, after))));
  }

  /** Returns which parameter says the range with that day, in milliseconds. */
  private static String rangeOf(long day, TimeRange range, Parameters parameters) {
    if (day < range.from() || day >= range.to()) {
      return "compare";
    }
    return parameters.find("period").isPresent() ? "period" : "from";
  }

  /**
   * Returns the answer.
   *
   * @param parameter which parameter asks for a day, in milliseconds
   * @throws ProblemException 400 that names the parameter when days are not kept any more
   */
  static <T> T kept(LongFunction<String> parameter, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (DaysNotKeptException e) {
      throw ProblemException.ofParameter(
          parameter.apply(e.day()),
          ParameterReason.NOT_KEPT,
          e.oldest(),
          String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns the answer.
   *
   * @param parameter which parameter has to change when the entities need too much memory
   * @throws ProblemException 400 that names the parameter
   */
  static <T> T inMemory(String parameter, Supplier<T> answer) {
    try {
      return answer.get();
    } catch (TooManyEntitiesException e) {
      throw ProblemException.ofParameter(
          parameter, ParameterReason.RANGE_TOO_LONG, String.valueOf(e.getMessage()));
    }
  }

  private static EntityMetric metric(Parameters parameters) {
    return ChoiceParameters.choose(
        METRIC,
        EntityMetric.of(parameters.require(METRIC)),
        Arrays.stream(EntityMetric.values()).map(EntityMetric::id));
  }

  private static ProblemException badCursor() {
    return ProblemException.ofParameter(
        PageParameters.CURSOR,
        ParameterReason.BAD_CURSOR,
        "not a cursor of this query; send the query again without a cursor");
  }
}
