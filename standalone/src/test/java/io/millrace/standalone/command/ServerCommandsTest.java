package io.millrace.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.Console;
import io.millrace.cli.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCommandsTest {
  @TempDir private Path folder;

  private final Console console = new Console(ServerCommands::create);

  @Test
  void refusesAnUnknownCommandAndABadDuration() {
    assertThat(console.run("serf")).isEqualTo(Exit.USAGE);
    assertThat(console.run("demo", "--for", "soon")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("'soon' is not a duration such as 90s, 10m, 2h, 7d or 8w");
  }

  @Test
  void refusesAWorldThatCannotBe() {
    assertThat(console.run("demo", "--speed", "21")).isEqualTo(Exit.USAGE);
    assertThat(console.run("demo", "--people", "0")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("speed is above 0, at most 20", "people are 1 to 2000");
  }

  @ParameterizedTest
  @CsvSource({
    "serve, --lookback, 3661d, --lookback must be 0s to 3660d",
    "rebuild, --lookback, 3661d, --lookback must be 0s to 3660d",
    "serve, --port, 65536, '--port must be 0 to 65535, is 65536'",
    "serve, --management-port, -1, '--management-port must be 0 to 65535, is -1'",
    "demo, --min-free, -1MB, '--min-free must be above 0, such as 1GB'"
  })
  void refusesWhatIsOutOfItsRangeBeforeAnythingStarts(
      String command, String option, String value, String message) {
    Path data = folder.resolve("data");

    assertThat(console.run(command, option, value, "--data", data.toString()))
        .isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains(message);
    assertThat(data).doesNotExist();
  }

  @Test
  void looksBackHalfAnHourInTheDemoAndAWeekElsewhere() {
    console.run("demo", "--help");
    assertThat(console.out()).containsPattern("Default:\\s+30m").doesNotContain("7d");
    console.run("serve", "--help");
    assertThat(console.out()).containsPattern("Default:\\s+7d");
  }

  @Test
  void rebuildsNothingWhereThereIsNothing() {
    assertThat(console.run("rebuild", "--data", folder.resolve("none").toString()))
        .isEqualTo(Exit.CANNOT_START);
    assertThat(console.err()).contains("there is no data in ");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
