package io.millrace.cli.read;

import io.millrace.cli.read.ReadException.Reason;
import io.millrace.cli.text.LagText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Waits until all events that were accepted before this object was created are in the answers of
 * the read API. The server returns the largest possible age of the newest event that is still
 * missing. This class measures the time since its creation itself, so the clocks of two machines
 * are never compared.
 */
public final class CountingWait {
  private static final ReadRequest LAG = ReadRequest.of("lag");
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final ReadApi api;
  private final long since = System.nanoTime();
  private volatile String state = "asking how far counting is";

  /** Starts the measurement of time. */
  public CountingWait(ReadApi api) {
    this.api = api;
  }

  /** Returns the time since the creation of this object. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Returns the current state of the wait in words. */
  public String state() {
    return state;
  }

  /**
   * Waits and returns whether all events were counted within the limit. When the gateway cannot be
   * reached, it is asked again.
   *
   * @throws ReadException when the gateway does not report its lag
   */
  public boolean await(Duration limit) throws InterruptedException {
    while (true) {
      if (isCounted()) {
        return true;
      }
      if (elapsed().compareTo(limit) >= 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  private boolean isCounted() {
    // Measured before the call, so the age in the answer is compared with a time that is not too
    // long.
    Duration age = elapsed();
    Optional<JsonNode> answer = ask();
    if (answer.isEmpty()) {
      return false;
    }
    LagText numbers = new LagText(answer.get().path("lag"));
    LagText orders = new LagText(answer.get().path("orders"));
    boolean counted = numbers.isLessThan(age);
    state = counted ? "explained orders: " + orders.text() : numbers.text();
    return counted && orders.isLessThan(age);
  }

  private Optional<JsonNode> ask() {
    try {
      JsonNode answer = JsonMapper.shared().readTree(api.get(LAG, "application/json").body());
      if (!answer.path("lag").isObject()) {
        throw ReadException.foreign();
      }
      return Optional.of(answer);
    } catch (JacksonException _) {
      throw ReadException.foreign();
    } catch (ReadException e) {
      if (e.reason() != Reason.UNREACHABLE) {
        throw e;
      }
      state = String.valueOf(e.getMessage());
      return Optional.empty();
    }
  }
}
