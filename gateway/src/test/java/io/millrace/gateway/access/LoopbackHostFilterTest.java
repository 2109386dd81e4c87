package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackHostFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST"})
  void answersUnderNamesOfItsOwnMachine(String host) {
    assertThat(LoopbackHostFilter.isOwn(List.of(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.nip.io",
        "127.999.1.1",
        "localhost:"
      })
  void answersUnderNoOther(String host) {
    assertThat(LoopbackHostFilter.isOwn(List.of(host))).isFalse();
  }

  @Test
  void takesExactlyOneHost() {
    assertThat(LoopbackHostFilter.isOwn(List.of())).isFalse();
    assertThat(LoopbackHostFilter.isOwn(List.of("localhost", "localhost"))).isFalse();
    assertThat(LoopbackHostFilter.isOwn(List.of("localhost", "evil.example"))).isFalse();
  }
}
