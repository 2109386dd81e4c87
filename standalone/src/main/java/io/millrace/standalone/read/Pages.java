package io.millrace.standalone.read;

import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All pages of an answer, asked for one after the other. */
public final class Pages {
  private final ReadApi api;
  private final ReadRequest question;

  public Pages(ReadApi api, ReadRequest question) {
    this.api = api;
    this.question = question;
  }

  /**
   * Gives the pages in JSON to the sink, until the last one or until the sink wants no more.
   *
   * @param sink says whether it wants more
   */
  public void json(Predicate<Page> sink) {
    Optional<ReadRequest> next = Optional.of(question);
    while (next.isPresent()) {
      Page page = page(api.get(next.get(), "application/json"));
      next = sink.test(page) ? page.cursor().map(this::behind) : Optional.empty();
    }
  }

  /**
   * Gives the pages in CSV to the sink, until the last one or until the sink wants no more.
   *
   * @param sink says whether it wants more
   */
  public void csv(Predicate<Reply> sink) {
    Optional<ReadRequest> next = Optional.of(question);
    while (next.isPresent()) {
      Reply reply = api.get(next.get(), "text/csv");
      next = sink.test(reply) ? reply.linkedCursor().map(this::behind) : Optional.empty();
    }
  }

  private ReadRequest behind(String cursor) {
    return question.with("cursor", cursor);
  }

  private static Page page(Reply reply) {
    try {
      return new Page(reply.body(), JsonMapper.shared().readTree(reply.body()));
    } catch (JacksonException _) {
      throw ReadException.foreign();
    }
  }

  /**
   * A part of an answer.
   *
   * @param text as it came
   * @param answer the same, read
   */
  public record Page(String text, JsonNode answer) {

    Optional<String> cursor() {
      return Optional.of(answer.path("next").asString("")).filter(cursor -> !cursor.isEmpty());
    }
  }
}
