package io.millrace.standalone.read;

import io.millrace.standalone.read.ReadException.Reason;
import io.millrace.standalone.text.LagText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Waits until everything that was accepted before it was made is in the answers. The server says
 * how old the newest event may be that is missing, and the time since is measured here: so clocks
 * of two machines are never compared.
 */
public final class CountingWait {
  private static final ReadRequest LAG = ReadRequest.of("lag");
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final ReadApi api;
  private final long since = System.nanoTime();
  private volatile String state = "asking how far counting is";

  /** Begins now. */
  public CountingWait(ReadApi api) {
    this.api = api;
  }

  /** Time since it began. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** What is waited for. */
  public String state() {
    return state;
  }

  /**
   * Waits; whether it is done in time. A gateway that is away is asked again.
   *
   * @throws ReadException when the gateway does not say how far counting is
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
    // Before it is asked: what is missing then is younger than what the answer says.
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
