package io.millrace.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why a parameter is wrong, for programs. Names never change: a page has a sentence for each of
 * them in its own language.
 */
public enum ParameterReason {
  REQUIRED,
  UNKNOWN,
  REPEATED,
  /** It is not allowed together with another parameter. */
  NOT_ALLOWED_HERE,
  /** The numbers of the answer are not counted by channel or region. */
  NOT_COUNTED,
  NOT_A_CHOICE,
  NOT_A_TIME,
  NOT_A_PERIOD,
  NOT_A_NUMBER,
  /** The time is not the start of a window. */
  NOT_A_BORDER,
  EMPTY_RANGE,
  RANGE_TOO_LONG,
  /** Windows that short are not kept from so long ago. */
  NOT_KEPT,
  /** Distinct people of several windows are never added up. */
  SEVERAL_WINDOWS,
  /** Distinct people of several platforms are never added up. */
  SHARED_PEOPLE,
  UNKNOWN_CURRENCY,
  CURRENCY_NEEDED,
  NO_RATE,
  BAD_CURSOR,
  BAD_LENGTH,
  BAD_TEXT;

  /** The name in answers, lower case. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
