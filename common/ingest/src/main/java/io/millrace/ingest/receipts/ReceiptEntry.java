package io.millrace.ingest.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.millrace.ingest.answer.ProblemCode;
import java.time.Instant;
import java.util.Optional;

/** What became of one event, as those see it who watch. */
sealed interface ReceiptEntry {
  /** The name of the event in the stream. */
  String event();

  /**
   * An event that was accepted.
   *
   * @param received wall-clock time
   * @param id the sender's, or {@value io.millrace.ingest.decode.Discretion#HIDDEN}
   * @param at event time
   */
  @JsonInclude(Include.NON_ABSENT)
  record Accepted(
      Instant received,
      String id,
      String type,
      String platform,
      String surface,
      Instant at,
      Optional<Amount> amount)
      implements ReceiptEntry {
    @Override
    public String event() {
      return "accepted";
    }
  }

  /**
   * An event that was not accepted.
   *
   * @param received wall-clock time
   * @param id the sender's, or {@value io.millrace.ingest.decode.Discretion#HIDDEN}; absent when it
   *     could not be read
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
   * Money as senders write it.
   *
   * @param value decimal, with all digits of the currency
   * @param currency ISO 4217 code
   */
  record Amount(String value, String currency) {}
}
