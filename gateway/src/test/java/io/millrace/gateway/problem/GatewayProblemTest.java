package io.millrace.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayProblemTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsInTheReadme(GatewayProblem refusal) throws IOException {
    String row = "| `%s` | %d |".formatted(refusal.code(), refusal.status().value());
    assertThat(Files.readString(Path.of("README.md"))).contains(row);
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsAProblemWithItsCode(GatewayProblem refusal) {
    assertThat(refusal.because("why").problem().code()).isEqualTo(refusal.code());
    assertThat(refusal.because("why").problem().status()).isEqualTo(refusal.status().value());
  }
}
