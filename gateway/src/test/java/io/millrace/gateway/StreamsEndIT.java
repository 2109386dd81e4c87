package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keys.Role;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class StreamsEndIT {
  @Test
  void endsStreamsInOrderWhenTheGatewayStops() throws Exception {
    try (RunningGateway gateway = new RunningGateway()) {
      gateway.insights.behaves(
          (request, response) ->
              response.sse().sendString(Flux.just("data: 0\n\n").concatWith(Flux.never())));
      HttpResponse<Stream<String>> answer =
          gateway
              .client()
              .send(gateway.request(Role.READ, "/v1/live").build(), BodyHandlers.ofLines());
      Iterator<String> lines = answer.body().iterator();
      assertThat(lines.next()).isEqualTo("data: 0");
      long start = System.nanoTime();
      gateway.stop();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      lines.forEachRemaining(line -> assertThat(line).isEmpty());
    }
  }
}
