package io.millrace.standalone.send;

import java.time.Duration;

/**
 * How events are sent.
 *
 * @param batch most events in a request, 1 to 1000
 * @param inFlight requests at a time, at least 1
 * @param retryFor how long a batch may go without progress before the import gives up
 * @param gzip whether bodies are compressed
 */
public record SendSettings(int batch, int inFlight, Duration retryFor, boolean gzip) {
  private static final int GATEWAY_LIMIT = 1000;

  public SendSettings {
    if (batch < 1 || batch > GATEWAY_LIMIT) {
      throw new IllegalArgumentException("a batch has 1 to %d events".formatted(GATEWAY_LIMIT));
    }
    if (inFlight < 1) {
      throw new IllegalArgumentException("at least one request at a time");
    }
  }

  /** 500 events, 4 requests at a time, two minutes, not compressed. */
  public static SendSettings standard() {
    return new SendSettings(500, 4, Duration.ofMinutes(2), false);
  }
}
