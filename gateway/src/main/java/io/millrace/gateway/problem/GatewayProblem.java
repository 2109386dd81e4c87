package io.millrace.gateway.problem;

import io.millrace.web.ProblemException;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * Every code that the gateway itself answers with, in {@code application/problem+json}. The code is
 * the name in lower case. Answers of the services behind pass through with codes of their own.
 */
public enum GatewayProblem {
  /** 400: the request cannot be read. */
  BAD_REQUEST(HttpStatus.BAD_REQUEST),
  /** 401: no {@code Authorization: Bearer} header. */
  NO_KEY(HttpStatus.UNAUTHORIZED),
  /** 401: a key that is malformed, unknown or revoked; which of them is not said. */
  BAD_KEY(HttpStatus.UNAUTHORIZED),
  /** 403: a good key or session whose role does not open this route. */
  WRONG_ROLE(HttpStatus.FORBIDDEN),
  /** 403: a page of another site made a browser send this. */
  CROSS_SITE(HttpStatus.FORBIDDEN),
  /** 404: no such path. */
  NOT_FOUND(HttpStatus.NOT_FOUND),
  /** 405: the path exists, the method does not; {@code Allow} names the one that does. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  /** 406: the index page in a form that it does not have. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  /** 408: the request did not arrive completely in time. */
  REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT),
  /** 413: more bytes on the wire than one body may have. */
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  /** 414: the address is longer than 4 KiB. */
  URI_TOO_LONG(HttpStatus.URI_TOO_LONG),
  /** 415: what is signed in with is JSON. */
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  /** 421: an open gateway was asked under a name that is not one of its own machine. */
  MISDIRECTED(HttpStatus.MISDIRECTED_REQUEST),
  /** 429: the caller is over its limit of requests or bytes; {@code Retry-After} says when. */
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS),
  /** 429: the caller has as many streams open as it may; {@code Retry-After}. */
  TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS),
  /** 431: the header fields are longer than 8 KiB. */
  REQUEST_HEADER_FIELDS_TOO_LARGE(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
  /** 500: a fault of the gateway. */
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
  /** 503: too many requests at once for the gateway or the service; {@code Retry-After}. */
  SERVICE_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
  /** 503: the service is not there, or was not a moment ago; {@code Retry-After}. */
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

  /** The code as it is sent. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Ends the request in this refusal; the detail is for people and tells nothing of the inside. */
  public ProblemException because(String detail) {
    return ProblemException.of(status, code(), detail);
  }
}
