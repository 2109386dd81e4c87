package io.millrace.insights.entities;

import io.millrace.events.Entity;
import io.millrace.insights.entities.EntityNamesQuery.Question;
import io.millrace.insights.web.Answers;
import io.millrace.insights.web.EntityIds;
import io.millrace.insights.web.MoneyChoice;
import io.millrace.insights.web.Parameters;
import io.millrace.insights.web.PlatformParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers HTTP requests for creators, campaigns and items by a part of their id. */
@RestController
class EntityNamesController {
  private static final String FIND = "find";

  private final EntityNamesQuery names;
  private final PlatformParameters platforms;
  private final Answers answers;

  EntityNamesController(EntityNamesQuery names, PlatformParameters platforms, Answers answers) {
    this.names = names;
    this.platforms = platforms;
    this.answers = answers;
  }

  @GetMapping("/v1/platforms/{platform}/creators")
  Mono<ResponseEntity<byte[]>> creators(@PathVariable String platform, ServerHttpRequest request) {
    return find(platform, Entity.Type.CREATOR, request);
  }

  @GetMapping("/v1/platforms/{platform}/campaigns")
  Mono<ResponseEntity<byte[]>> campaigns(@PathVariable String platform, ServerHttpRequest request) {
    return find(platform, Entity.Type.CAMPAIGN, request);
  }

  @GetMapping("/v1/platforms/{platform}/items")
  Mono<ResponseEntity<byte[]>> items(@PathVariable String platform, ServerHttpRequest request) {
    return find(platform, Entity.Type.ITEM, request);
  }

  private Mono<ResponseEntity<byte[]>> find(
      String platform, Entity.Type type, ServerHttpRequest request) {
    Parameters parameters = Parameters.of(request, FIND, "model", "currency");
    Question question =
        new Question(
            platforms.require(platform), type, EntityIds.part(FIND, parameters.require(FIND)));
    MoneyChoice money = MoneyChoice.of(parameters);
    return answers.of(
        request,
        EntityTables::names,
        money,
        (snapshot, view) ->
            EntityRankingsController.inMemory(
                "find", () -> names.answer(snapshot, question, view)));
  }
}
