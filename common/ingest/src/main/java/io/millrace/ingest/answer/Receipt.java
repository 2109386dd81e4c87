package io.millrace.ingest.answer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Counts the outcomes of a request's events: {@code received = accepted + rejected + unavailable}.
 *
 * @param problems one for each event that was not accepted, in the order of the request
 */
public record Receipt(
    int received, int accepted, int rejected, int unavailable, List<EventProblem> problems) {

  public Receipt {
    if (received != accepted + rejected + unavailable) {
      throw new IllegalArgumentException("received must equal accepted + rejected + unavailable");
    }
    problems = List.copyOf(problems);
  }

  /**
   * The HTTP status of the request: 202 when any event was accepted, else 503 when any event was
   * unavailable, else 422.
   */
  @JsonIgnore
  public int status() {
    if (accepted > 0) {
      return 202;
    }
    return unavailable > 0 ? 503 : 422;
  }
}
