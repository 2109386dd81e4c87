package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.events.cell.Grain;
import io.millrace.insights.entities.EntityQuery.Question;
import io.millrace.insights.query.TimeRange;
import io.millrace.insights.web.Answers;
import io.millrace.insights.web.ChoiceParameters;
import io.millrace.insights.web.EntityIds;
import io.millrace.insights.web.MoneyChoice;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PlatformParameters;
import io.millrace.insights.web.RangeParameters;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for the course of one creator, campaign or item. */
@RestController
class EntityController {
  private static final String GRAIN = "grain";

  private final EntityQuery entities;
  private final PlatformParameters platforms;
  private final RangeParameters ranges;
  private final Answers answers;

  EntityController(
      EntityQuery entities, PlatformParameters platforms, RangeParameters ranges, Answers answers) {
    this.entities = entities;
    this.platforms = platforms;
    this.ranges = ranges;
    this.answers = answers;
  }

  @GetMapping("/v1/platforms/{platform}/creators/{id}")
  Mono<ResponseEntity<byte[]>> creator(
      @PathVariable String platform, @PathVariable String id, ServerHttpRequest request) {
    return course(platform, Entity.Type.CREATOR, id, request);
  }

  @GetMapping("/v1/platforms/{platform}/campaigns/{id}")
  Mono<ResponseEntity<byte[]>> campaign(
      @PathVariable String platform, @PathVariable String id, ServerHttpRequest request) {
    return course(platform, Entity.Type.CAMPAIGN, id, request);
  }

  @GetMapping("/v1/platforms/{platform}/items/{id}")
  Mono<ResponseEntity<byte[]>> item(
      @PathVariable String platform, @PathVariable String id, ServerHttpRequest request) {
    return course(platform, Entity.Type.ITEM, id, request);
  }

  private Mono<ResponseEntity<byte[]>> course(
      String platform, Entity.Type type, String id, ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, "from", "to", GRAIN, "model", "currency");
    String known = platforms.require(platform);
    Entity entity = new Entity(type, EntityIds.checked("id", id));
    Grain grain = grain(parameters);
    MoneyChoice money = MoneyChoice.of(parameters);
    TimeRange range =
        money.isConverted()
            ? ranges.inOneCurrency(parameters, grain)
            : ranges.of(parameters, grain);
    Question question = new Question(known, entity, range, grain);
    return answers.of(
        request,
        EntityTables::course,
        money,
        (snapshot, view) ->
            EntityRankingsController.kept(
                _ -> "from", () -> entities.answer(snapshot, question, view)));
  }

  private static Grain grain(Parameters parameters) {
    Stream<Grain> all = Stream.of(Grain.DAY, Grain.MONTH);
    return ChoiceParameters.choose(
        GRAIN,
        Grain.of(parameters.find(GRAIN).orElse(Grain.DAY.id()))
            .filter(grain -> grain == Grain.DAY || grain == Grain.MONTH),
        all.map(Grain::id));
  }
}
