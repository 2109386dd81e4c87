package io.millrace.insights.entities;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.millrace.insights.query.ApiAnswer;
import io.millrace.insights.query.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ids of creators, campaigns or items of one platform that contain a text.
 *
 * @param type creator, campaign or item
 * @param find the text
 * @param currency currency of the credit that the ids are sorted by; absent when they are sorted by
 *     earned orders
 * @param asOf newest event time that was read; empty before the first
 * @param ids those that earned most in the range first
 * @param complete whether these are all ids of the range that contain the text
 */
record EntityNamesAnswer(
    String platform,
    String type,
    String find,
    String model,
    @JsonInclude(Include.NON_ABSENT) Optional<String> currency,
    Optional<Instant> asOf,
    @JsonUnwrapped Span span,
    List<String> ids,
    boolean complete)
    implements ApiAnswer {

  EntityNamesAnswer {
    ids = List.copyOf(ids);
  }
}
