package io.millrace.cli.read;

import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests all pages of an answer one after the other. */
public final class Pages {
  private final ReadApi api;
  private final ReadRequest request;

  public Pages(ReadApi api, ReadRequest request) {
    this.api = api;
    this.request = request;
  }

  /**
   * Passes the pages in JSON to the sink until the last page, or until the sink returns false.
   *
   * @param sink returns whether it wants the next page
   */
  public void json(Predicate<Page> sink) {
    Optional<ReadRequest> next = Optional.of(request);
    while (next.isPresent()) {
      Page page = page(api.get(next.get(), "application/json"));
      next = sink.test(page) ? page.cursor().map(this::behind) : Optional.empty();
    }
  }

  /**
   * Passes the pages in CSV to the sink until the last page, or until the sink returns false.
   *
   * @param sink returns whether it wants the next page
   */
  public void csv(Predicate<Reply> sink) {
    Optional<ReadRequest> next = Optional.of(request);
    while (next.isPresent()) {
      Reply reply = api.get(next.get(), "text/csv");
      next = sink.test(reply) ? reply.linkedCursor().map(this::behind) : Optional.empty();
    }
  }

  private ReadRequest behind(String cursor) {
    return request.with("cursor", cursor);
  }

  private static Page page(Reply reply) {
    try {
      return new Page(reply.body(), JsonMapper.shared().readTree(reply.body()));
    } catch (JacksonException _) {
      throw ReadException.foreign();
    }
  }

  /**
   * One page of an answer.
   *
   * @param text the body as received
   * @param answer the parsed body
   */
  public record Page(String text, JsonNode answer) {

    Optional<String> cursor() {
      return Optional.of(answer.path("next").asString("")).filter(cursor -> !cursor.isEmpty());
    }
  }
}
