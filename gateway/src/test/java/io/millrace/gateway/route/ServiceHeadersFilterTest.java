package io.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.web.InternalToken;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class ServiceHeadersFilterTest {
  private static final String TOKEN = "0123456789abcdef";

  @Test
  void keepsTheTokenWhateverTheClientNominatesForItsConnection() {
    HttpHeaders seen = seen("close, X-Millrace-Internal, X-Own");
    assertThat(seen.getFirst(InternalToken.HEADER)).isEqualTo(TOKEN);
    assertThat(seen.headerNames()).doesNotContain("Connection", "X-Own");
    assertThat(seen.getFirst("Accept")).isEqualTo("application/json");
  }

  @Test
  void keepsTheCallersSecretsOutside() {
    assertThat(seen("keep-alive").headerNames()).doesNotContain("Authorization", "Cookie");
  }

  private static HttpHeaders seen(String connection) {
    AtomicReference<HttpHeaders> seen = new AtomicReference<>(new HttpHeaders());
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.get("/v1/loops")
                .header("Connection", connection)
                .header("X-Own", "hop by hop")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer secret")
                .header("Cookie", "a=b"));
    new ServiceHeadersFilter(new InternalToken(TOKEN))
        .filter(
            exchange,
            next -> {
              seen.set(next.getRequest().getHeaders());
              return Mono.empty();
            })
        .block();
    return seen.get();
  }
}
