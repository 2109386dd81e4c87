package io.millrace.gateway.problem;

import io.millrace.web.ProblemException;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Every code of the gateway's own problems, in {@code application/problem+json}. The code is the
 * name in lower case. Responses of services pass unchanged, with their own codes.
 */
public enum GatewayProblem {
  /** 400: the request cannot be read. */
  BAD_REQUEST(HttpStatus.BAD_REQUEST),
  /** 401: no {@code Authorization: Bearer} header. */
  NO_KEY(HttpStatus.UNAUTHORIZED),
  /** 401: the key is malformed, unknown or revoked. The response does not say which. */
  BAD_KEY(HttpStatus.UNAUTHORIZED),
  /** 403: the key or session is valid, but its role has no access to this route. */
  WRONG_ROLE(HttpStatus.FORBIDDEN),
  /** 403: a page of another site sent this, and no key that came with it lists the site. */
  CROSS_SITE(HttpStatus.FORBIDDEN),
  /** 404: no such path. */
  NOT_FOUND(HttpStatus.NOT_FOUND),
  /** 405: the path exists, but not with this method. {@code Allow} names the allowed methods. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  /** 406: the index page is JSON, and the client does not accept JSON. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  /** 408: the complete request did not arrive in time. */
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
  /** 413: the body has more bytes on the wire than the limit. */
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  /** 414: the request line is longer than 4 KiB. */
  URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
  /** 415: the body of a sign-in must be JSON. */
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** 421: an open gateway was called by a host name that is not a name of its machine. */
  MISDIRECTED(HttpStatus.MISDIRECTED_REQUEST),
  /** 429: the caller has exceeded its limit of requests or bytes; {@code Retry-After}. */
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  /** 429: the caller has reached its limit of open streams; {@code Retry-After}. */
  TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS),
  /** 431: the header fields are longer than 8 KiB. */
  REQUEST_HEADER_FIELDS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
  /** 500: an error in the gateway. */
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
  /** 503: too many requests at once for the gateway or the service; {@code Retry-After}. */
  SERVICE_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
  /** 503: the service cannot be reached, or a circuit breaker is open; {@code Retry-After}. */
  SERVICE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  /** 503: the service did not answer in time; sending again is safe; {@code Retry-After}. */
  TIMEOUT(HttpStatus.SERVICE_UNAVAILABLE);

  private final HttpStatus status;

  GatewayProblem(HttpStatus status) {
    this.status = status;
  }

  /** The HTTP status that goes with the code. */
  public HttpStatus status() {
    return status;
  }

  /** The code in the response. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Creates the problem that ends the request.
   *
   * @param detail the reason, for people; it must not reveal internals
   */
  public ProblemException because(String detail) {
    return ProblemException.of(status, code(), detail);
  }
}
