package io.millrace.cli.read;

import io.millrace.cli.read.ReadException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Converts problem responses into exceptions with a message of one line. */
final class Problems {
  private Problems() {}

  /** Returns the exception for a response with a status other than 200. */
  static ReadException of(int status, String body, Optional<String> retryAfter) {
    JsonNode problem = parse(body);
    String detail = problem.path("detail").asString("HTTP " + status);
    String details = details(problem);
    return new ReadException(reason(status), detail + details, retryAfter.flatMap(Problems::wait));
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 401, 403 -> Reason.KEY_REFUSED;
      case 404 -> Reason.NOT_FOUND;
      case 408, 429 -> Reason.UNREACHABLE;
      default -> status >= 500 ? Reason.UNREACHABLE : Reason.REFUSED;
    };
  }

  private static String details(JsonNode problem) {
    String named =
        Stream.of("parameter", "code")
            .filter(problem::hasNonNull)
            .map(field -> field + " " + problem.path(field).asString(""))
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? "" : " (" + named + ")";
  }

  private static JsonNode parse(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      return JsonMapper.shared().missingNode();
    }
  }

  private static Optional<Duration> wait(String seconds) {
    return Optional.of(seconds)
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
