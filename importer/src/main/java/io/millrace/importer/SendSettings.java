package io.millrace.importer;

import java.time.Duration;

/**
 * The settings for sending events.
 *
 * @param batch maximum number of events in a request, 1 to 1000
 * @param inFlight maximum number of requests at a time, at least 1
 * @param retryFor how long a batch may go without progress before the import gives up
 * @param gzip whether requests are compressed
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

  /** Returns the defaults: 500 events, 4 requests at a time, two minutes, no compression. */
  public static SendSettings standard() {
    return new SendSettings(500, 4, Duration.ofMinutes(2), false);
  }
}
