package io.millrace.gateway.route;

import io.millrace.web.Problem;
import io.millrace.web.ProblemException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Refuses requests of Snowplow's trackers with 422 where other clients get 404, 405, 413 or 415. A
 * tracker repeats a request for ever after every status but 400, 401, 403, 410 and 422.
 */
@Order(-3) // after the hint, and before the handler that answers problems
final class SnowplowRefusals implements WebExceptionHandler {
  private static final String PATHS = "/com.snowplowanalytics.";
  private static final Set<Integer> REPEATED = Set.of(404, 405, 413, 415);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    return Mono.error(
        error instanceof ProblemException refused
                && REPEATED.contains(refused.problem().status())
                && exchange.getRequest().getPath().value().startsWith(PATHS)
            ? forgettable(refused.problem())
            : error);
  }

  private static ProblemException forgettable(Problem problem) {
    return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, problem.code(), problem.detail());
  }
}
