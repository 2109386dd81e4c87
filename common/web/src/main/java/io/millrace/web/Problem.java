package io.millrace.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * An error answer, {@code application/problem+json} (RFC 9457) with a code of a closed list.
 *
 * @param type always {@code about:blank}, because the code identifies the problem
 * @param title the status in words
 * @param status the HTTP status
 * @param code the reason, for programs
 * @param detail the reason, for people; never a stack trace or a visitor
 * @param parameter the query parameter that is wrong, if one is
 * @param reason why the parameter is wrong, for programs
 * @param expected what the parameter should have been, for programs, with some reasons
 */
@JsonInclude(Include.NON_ABSENT)
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    Optional<String> parameter,
    Optional<ParameterReason> reason,
    Optional<String> expected) {

  /** A problem with this status and code. */
  public static Problem of(HttpStatusCode status, String code, String detail) {
    return of(status, code, detail, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The problem 400 {@code bad_parameter} of a query parameter. */
  public static Problem ofParameter(
      String parameter, ParameterReason reason, Optional<String> expected, String detail) {
    return of(
        HttpStatus.BAD_REQUEST,
        "bad_parameter",
        detail,
        Optional.of(parameter),
        Optional.of(reason),
        expected);
  }

  private static Problem of(
      HttpStatusCode status,
      String code,
      String detail,
      Optional<String> parameter,
      Optional<ParameterReason> reason,
      Optional<String> expected) {
    HttpStatus known = HttpStatus.resolve(status.value());
    String title = known == null ? "Error" : known.getReasonPhrase();
    return new Problem(
        "about:blank", title, status.value(), code, detail, parameter, reason, expected);
  }
}
