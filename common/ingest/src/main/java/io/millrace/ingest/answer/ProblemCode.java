package io.millrace.ingest.answer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Every reason why an event or a request is not accepted. The list is closed and part of the API.
 */
public enum ProblemCode {
  /** The NDJSON line is not JSON, is nested too deep, or has more content after its value. */
  NOT_JSON(422),
  /** The element is JSON, but not an object. */
  NOT_AN_OBJECT(422),
  /** The event is longer than 32 KiB of JSON. */
  EVENT_TOO_LARGE(422),
  /** The object has a field that events do not have. */
  UNKNOWN_FIELD(422),
  /** The object has a field twice. */
  DUPLICATE_FIELD(422),
  /** A required field is absent or null. */
  MISSING_FIELD(422),
  /**
   * Events of this type do not have the field, or the field is at a wrong place of a CloudEvent.
   */
  FIELD_NOT_ALLOWED(422),
  /** The value has a wrong JSON type, for example a number instead of a string. */
  WRONG_JSON_TYPE(422),
  /**
   * The text is empty or longer than allowed, in code points, or the creator or campaign is blank.
   */
  BAD_LENGTH(422),
  /** The text is not well-formed Unicode: it contains half of a surrogate pair. */
  BAD_TEXT(422),
  /** The value is not an id: lower-case letters, digits and hyphens, at most 40. */
  BAD_NAME(422),
  /** No domain has an event type of that name. */
  UNKNOWN_TYPE(422),
  /** The event type belongs to another domain, which has another path. */
  WRONG_DOMAIN(422),
  /** The sender's key may not send events of this type. */
  TYPE_NOT_PERMITTED(422),
  /** The catalog does not list the platform. */
  UNKNOWN_PLATFORM(422),
  /** The visitor is nobody: blank, a word for a missing value, or an unfilled template. */
  BAD_VISITOR(422),
  /** The time is not RFC 3339 with an offset. */
  BAD_TIME(422),
  /** The time is more than 5 minutes ahead of the service's clock. */
  IN_FUTURE(422),
  /** The time is older than the service accepts. */
  TOO_OLD(422),
  /** The number is outside the field's range. */
  OUT_OF_RANGE(422),
  /** The amount is not a decimal number with at most the currency's digits, or too large. */
  BAD_AMOUNT(422),
  /** The currency is not a known ISO 4217 code. */
  UNKNOWN_CURRENCY(422),
  /** The properties are not at most 20 scalars in at most 2 KiB. */
  BAD_PROPERTIES(422),
  /** The object is not a CloudEvent of version 1.0 with a source. */
  NOT_A_CLOUD_EVENT(422),
  /** The item of a foreign protocol is malformed, or lacks a value that the mapping requires. */
  NOT_MAPPABLE(422),
  /** The broker did not acknowledge the event in time. The event may be stored or not. */
  UNAVAILABLE(503),

  /** The body is not a JSON document in the form of its content type, or is not valid gzip. */
  NOT_PARSEABLE(400),
  /**
   * The body is longer than the limit, before or after decompression. The default limit is 4 MiB.
   */
  BODY_TOO_LARGE(413),
  /** The request has more than 1 000 events. */
  TOO_MANY_EVENTS(413),
  /** The API does not support the content type. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** The content encoding is neither gzip nor identity. */
  UNSUPPORTED_ENCODING(415),
  /** The service failed with an unexpected error. Sending the same body again fails again. */
  INTERNAL(500),
  /** The service is at its limit of bodies, waiting requests or readers. No event was accepted. */
  BUSY(503),
  /** A disk is almost full. No event of the request was accepted. */
  STORAGE_FULL(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  /** The code in responses: the name in lower case. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The HTTP status of a request in which no event has a better outcome. */
  public int status() {
    return status;
  }

  /** Whether sending the same event or request again may succeed. */
  public boolean retry() {
    return status == 503;
  }
}
