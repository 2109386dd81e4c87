package io.millrace.insights.rates;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Thrown when an amount cannot be converted to the requested currency because its day has no rate.
 */
public final class MissingRateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MissingRateException(String from, String to, LocalDate day) {
    super(
        "there is no rate from %s to %s on or before %s, also not through a third currency"
            .formatted(from, to, day));
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
