package io.millrace.web;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.DecoderException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Answers every error as a problem. An unexpected error becomes a 500 without details; only the log
 * has its stack trace.
 */
@Order(-2) // before Boot's own handler at -1
final class ProblemHandler implements WebExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

  private final ProblemWriter writer;

  ProblemHandler(ProblemWriter writer) {
    this.writer = writer;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    if (exchange.getResponse().isCommitted()
        || DisconnectedClientHelper.isClientDisconnectedException(error)) {
      return Mono.error(error);
    }
    if (error instanceof ErrorResponse known) {
      exchange.getResponse().getHeaders().putAll(known.getHeaders());
    }
    Optional<Duration> retryAfter =
        error instanceof ProblemException problem ? problem.retryAfter() : Optional.empty();
    return writer.write(exchange, problem(exchange, error), retryAfter);
  }

  private static Problem problem(ServerWebExchange exchange, Throwable error) {
    return switch (error) {
      case ProblemException expected -> expected.problem();
      case ErrorResponse known -> known(known.getStatusCode());
      // The time limits of SlowClients throw two subclasses of it.
      case ChannelException _ -> known(HttpStatus.REQUEST_TIMEOUT);
      // UnreadableRequests throws it for a body that cannot be decoded.
      case DecoderException _ -> known(HttpStatus.BAD_REQUEST);
      default -> {
        log.error(
            "unexpected error on {} {}",
            exchange.getRequest().getMethod(),
            exchange.getRequest().getPath().value(),
            error);
        yield Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "unexpected error");
      }
    };
  }

  static Problem known(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    String code = known == null ? "error" : known.name().toLowerCase(Locale.ROOT);
    String detail = known == null ? "error" : known.getReasonPhrase();
    return Problem.of(status, code, detail);
  }
}
