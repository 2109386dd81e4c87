package io.millrace.ingest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;

/**
 * Says why one event of a request was not accepted.
 *
 * @param index the position of the event in the request, from 0; blank NDJSON lines are not counted
 * @param id the sender's id of the event; empty when it could not be read
 * @param code the reason, for programs
 * @param detail the reason, for people; never quotes the field {@code visitor}
 * @param retry whether sending it again may succeed
 */
@JsonInclude(Include.NON_ABSENT)
public record EventProblem(
    int index, Optional<String> id, ProblemCode code, String detail, boolean retry) {

  static EventProblem of(int index, Optional<String> id, ProblemCode code, String detail) {
    return new EventProblem(index, id, code, detail, code.retry());
  }
}
