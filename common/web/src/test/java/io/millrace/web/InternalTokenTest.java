package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalTokenTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "fifteen-letters"})
  void refusesTokensThatCouldBeGuessed(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InternalToken(token))
        .withMessageContaining("millrace.internal-token");
  }

  @Test
  void keepsItselfOutOfLogs() {
    assertThat(new InternalToken("sixteen-letters-")).hasToString("InternalToken[hidden]");
  }
}
