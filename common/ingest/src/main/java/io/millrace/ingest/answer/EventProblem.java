package io.millrace.ingest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;

/**
 * Why one event of a request was not accepted.
 *
 * @param index its place in the request, from 0; blank NDJSON lines are not counted
 * @param id the sender's id of the event, when it could be read
 * @param code the reason, for programs
 * @param detail the reason, for people; never holds the visitor
 * @param retry whether sending it again may succeed
 */
@JsonInclude(Include.NON_ABSENT)
public record EventProblem(
    int index, Optional<String> id, ProblemCode code, String detail, boolean retry) {

  static EventProblem of(int index, Optional<String> id, ProblemCode code, String detail) {
    return new EventProblem(index, id, code, detail, code.retry());
  }
}
