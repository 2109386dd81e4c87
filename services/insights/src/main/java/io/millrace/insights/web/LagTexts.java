package io.millrace.insights.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.insights.lag.Lag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Writes the lag of an answer as a header and as a JSON field. */
@Component
public final class LagTexts {
  /**
   * Header with the lag, as a dictionary of structured fields (RFC 9651). Unknown values are left
   * out.
   */
  public static final String HEADER = "Millrace-Lag";

  private static final byte[] BEFORE = "{\"lag\":".getBytes(US_ASCII);

  private final ObjectMapper mapper;

  LagTexts(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** Returns the value of the header. */
  public static String header(Lag lag) {
    List<String> members = new ArrayList<>();
    lag.events().ifPresent(events -> members.add("events=" + events));
    lag.seconds().map(BigDecimal::toPlainString).ifPresent(s -> members.add("seconds=" + s));
    lag.countedUntil().map(Instant::toString).ifPresent(t -> members.add(string("until", t)));
    lag.reason().ifPresent(reason -> members.add(string("reason", reason)));
    return String.join(", ", members);
  }

  /**
   * Returns the answer with an additional field {@code lag}.
   *
   * @param answer a JSON object that is not empty
   */
  byte[] beside(byte[] answer, Lag lag) {
    byte[] field = mapper.writeValueAsBytes(lag);
    byte[] both = new byte[BEFORE.length + field.length + answer.length];
    System.arraycopy(BEFORE, 0, both, 0, BEFORE.length);
    System.arraycopy(field, 0, both, BEFORE.length, field.length);
    System.arraycopy(answer, 0, both, BEFORE.length + field.length, answer.length);
    both[BEFORE.length + field.length] = ',';
    return both;
  }

  /**
   * Returns a member of the dictionary with printable ASCII only, because a header allows no other
   * characters.
   */
  private static String string(String name, String value) {
    return name + "=\"" + value.replaceAll("[^ -~]", "?").replaceAll("[\"\\\\]", "'") + '"';
  }
}
