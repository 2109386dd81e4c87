package io.millrace.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadRequestTest {
  private static final URI GATEWAY = URI.create("http://127.0.0.1:8080");

  @Test
  void escapesWhatWouldMeanSomethingElseInAnAddress() {
    assertThat(ReadRequest.of("platforms", "a/b", "orders", "o 1?").with("x", "1&y=+2").at(GATEWAY))
        .hasToString("http://127.0.0.1:8080/v1/platforms/a%2Fb/orders/o%201%3F?x=1%26y%3D%2B2");
  }

  @Test
  void leavesOutWhatIsNotGiven() {
    assertThat(ReadRequest.of("loops").with("model", Optional.empty()).at(GATEWAY))
        .hasToString("http://127.0.0.1:8080/v1/loops");
  }
}
