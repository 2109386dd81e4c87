package io.millrace.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Checks the syntax of a request's head before any handler sees the request. */
final class RequestSyntax {
  /** A name, or an address in brackets, with an optional port (RFC 9110, section 7.2). */
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

  private RequestSyntax() {}

  /** The status of the error answer; empty when the head is valid. */
  static Optional<HttpStatus> fault(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(status(request.decoderResult().cause()));
    }
    return isHostFine(request) && isTargetFine(request.uri())
        ? Optional.empty()
        : Optional.of(HttpStatus.BAD_REQUEST);
  }

  private static HttpStatus status(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> HttpStatus.URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      default -> HttpStatus.BAD_REQUEST;
    };
  }

  /** HTTP/1.1 requires exactly one Host field (RFC 9112, section 3.2); HTTP/1.0 may have none. */
  private static boolean isHostFine(HttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    return hosts.isEmpty()
        ? request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0
        : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
  }

  private static boolean isTargetFine(String target) {
    try {
      var _ = new URI(target.startsWith("/") ? "http://host" + target : target);
      return true;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
