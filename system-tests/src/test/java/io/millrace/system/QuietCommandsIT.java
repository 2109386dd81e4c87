package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command can use its cache of classes: the JVM would complain about one it cannot. */
class QuietCommandsIT {

  @ParameterizedTest
  @ValueSource(strings = {"serve", "send", "query", "audit"})
  void printsNothingBesideItsAnswer(String command) {
    RunningMillrace.prepare();

    Command.Result help = Command.run(List.of(command, "--help"));

    assertThat(help.code()).isZero();
    assertThat(help.output()).startsWith("Usage: millrace " + command);
  }
}
