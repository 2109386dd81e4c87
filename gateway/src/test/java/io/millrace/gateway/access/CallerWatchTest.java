package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ServerWebExchange;

class CallerWatchTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int REQUESTS = 200_000;

  private final AtomicBoolean valid = new AtomicBoolean(true);
  private final CallerWatch watch = new CallerWatch(_ -> valid.get());

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void completesWhenTheCallerHasLostAccess() {
    valid.set(false);
    assertThat(watch.gone(exchange()).thenReturn(true).block(LONG)).isTrue();
  }

  /** The end of one request must not disturb another request that begins at the same moment. */
  @Test
  void neverFailsWhenRequestsBeginAndEndAtTheSameTime() throws InterruptedException {
    Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    CountDownLatch left = new CountDownLatch(2);
    Runnable requests =
        () -> {
          ServerWebExchange exchange = exchange();
          for (int i = 0; i < REQUESTS; i++) {
            watch.gone(exchange).subscribe(_ -> {}, failures::add).dispose();
          }
          left.countDown();
        };
    Thread.ofPlatform().start(requests);
    Thread.ofPlatform().start(requests);
    left.await();
    assertThat(failures).isEmpty();
  }

  private static ServerWebExchange exchange() {
    ServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
    exchange.getAttributes().put(Caller.class.getName(), new Caller.LocalGuest());
    return exchange;
  }
}
