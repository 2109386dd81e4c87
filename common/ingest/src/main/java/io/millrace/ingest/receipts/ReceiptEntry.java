package io.millrace.ingest.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.ingest.answer.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/** The outcome of one event in the form that readers of the receipt stream see. */
sealed interface ReceiptEntry {
  /** The name of the server-sent event. */
  String event();

  /**
   * An event that was accepted.
   *
   * @param received wall-clock time of the outcome, in whole milliseconds
   * @param id the sender's id, or {@value io.millrace.ingest.decode.Redactor#HIDDEN}
   * @param at event time
   * @param version the version of the event; absent when it is 0
   * @param deleted whether the event takes back an earlier one; absent when it does not
   */
  @JsonInclude(Include.NON_ABSENT)
  record Accepted(
      Instant received,
      String id,
      String type,
      String platform,
      String surface,
      Instant at,
      Optional<Amount> amount,
      @JsonInclude(Include.NON_DEFAULT) int version,
      @JsonInclude(Include.NON_DEFAULT) boolean deleted)
      implements ReceiptEntry {
    @Override
    public String event() {
      return "accepted";
    }
  }

  /**
   * An event that was not accepted.
   *
   * @param received wall-clock time of the outcome, in whole milliseconds
   * @param id the sender's id, or {@value io.millrace.ingest.decode.Redactor#HIDDEN}; absent when
   *     it could not be read
   * @param code the reason, for programs
   * @param detail the reason, for people
   */
  @JsonInclude(Include.NON_ABSENT)
  record Refused(Instant received, Optional<String> id, ProblemCode code, String detail)
      implements ReceiptEntry {
    @Override
    public String event() {
      return "refused";
    }
  }

  /**
   * An item of a foreign protocol for which the mapping has no rule.
   *
   * @param received wall-clock time of the outcome, in whole milliseconds
   * @param protocol the name of the protocol
   * @param name the name of the item in the protocol, at most 64 characters; {@code other} when it
   *     is not one that may be shown
   */
  record Unmapped(Instant received, String protocol, String name) implements ReceiptEntry {
    @Override
    public String event() {
      return "unmapped";
    }
  }

  /**
   * An amount of money in the form that senders write.
   *
   * @param value decimal number with all decimal places of the currency
   * @param currency ISO 4217 code
   */
  record Amount(String value, String currency) {}
}
