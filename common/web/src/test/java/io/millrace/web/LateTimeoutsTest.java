package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.netty.channel.AbortedException;
import reactor.util.context.Context;

@ExtendWith(OutputCaptureExtension.class)
class LateTimeoutsTest {
  @ParameterizedTest
  @MethodSource("errorsOfClients")
  void logsNothingWhenTheBrowserHasLeft(Throwable error, CapturedOutput log) {
    drop(error);
    assertThat(log).doesNotContain("ERROR", "WARN", "\tat ");
  }

  @Test
  void stillLogsWhatIsNotTheClients(CapturedOutput log) {
    drop(new IllegalStateException("a fault of the service"));
    assertThat(log).contains("a fault of the service");
  }

  static Stream<Throwable> errorsOfClients() {
    return Stream.of(
        new AbortedException("Connection has been closed BEFORE send operation"),
        new ClosedChannelException(),
        new IOException("Connection reset by peer"),
        new IOException("Broken pipe"),
        new IllegalStateException(
            "the store", new IllegalStateException(new InterruptedException())),
        ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "store_unavailable", "too slow"));
  }

  private static void drop(Throwable error) {
    new LateTimeouts()
        .filter(
            MockServerWebExchange.from(MockServerHttpRequest.get("/")),
            _ ->
                Mono.deferContextual(
                    context -> {
                      Operators.onErrorDropped(error, Context.of(context));
                      return Mono.empty();
                    }))
        .block();
  }
}
