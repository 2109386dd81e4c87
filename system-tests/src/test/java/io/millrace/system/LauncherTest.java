package io.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher alone: in a folder where building and Java are scripts that leave a trace. */
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("millrace.root"));

  private static final String BUILD =
      """
      #!/bin/sh
      echo built >>builds
      until [ -e may-end ] || [ ! -e builds ]; do sleep 0.05; done
      mkdir -p cli/target && echo client >cli/target/millrace-cli.jar
      mkdir -p standalone/target && echo server >standalone/target/millrace.jar
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      for last; do :; done
      case $* in
        *jarmode=tools*) mkdir -p "$last" && echo jar >"$last/millrace.jar" ;;
        *AOTCacheOutput*) echo prepared >>"${0%/*}/../prepared" ;;
        *) echo "runs $last"
          for word; do
            [ "$before" != -jar ] || echo "${word##*/}" >>"${0%/*}/../jars"
            before=$word
          done ;;
      esac
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copy() throws IOException {
    Path java = folder.resolve("jdk/bin/java");
    script(java, JAVA);
    script(java.resolveSibling("javac"), "#!/bin/sh\n");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    script(folder.resolve("mvnw"), BUILD);
    script(folder.resolve("millrace"), Files.readString(ROOT.resolve("millrace")));
    script(folder.resolve(".mvn/find-jdk.sh"), Files.readString(ROOT.resolve(".mvn/find-jdk.sh")));
    Files.createFile(folder.resolve("pom.xml"));
    for (String sources :
        new String[] {
          "common", "dashboard", "gateway", "services", "importer", "cli", "demo", "standalone"
        }) {
      Files.createDirectory(folder.resolve(sources));
    }
  }

  @Test
  void buildsAndPreparesOnceForTwoThatStartAtOnce() throws Exception {
    Process first = launch("first");
    awaitFile("builds");
    Process second = launch("second");
    await().until(() -> printed("second").contains("waiting until process " + first.pid()));
    mayEnd();
    assertThat(exitOf(first)).isZero();
    assertThat(exitOf(second)).isZero();
    assertThat(folder.resolve("builds")).hasContent("built");
    assertThat(folder.resolve("jdk/prepared")).hasContent("prepared\nprepared");
    assertThat(printed("first")).endsWith("runs first\n");
    assertThat(printed("second")).endsWith("runs second\n");
  }

  @Test
  void runsCommandsOfTheClientWithoutTheServer() throws Exception {
    mayEnd();
    for (String command : List.of("query", "watch", "keys", "send", "--version", "serve", "help")) {
      assertThat(exitOf(launch(command))).isZero();
    }
    String client = "millrace-cli.jar\n";
    assertThat(folder.resolve("jdk/jars"))
        .hasContent(client.repeat(5) + "millrace.jar\nmillrace.jar\n");
  }

  @Test
  void doesNotWaitForAProcessThatIsGone() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(
        folder.resolve("target/millrace-turn"), Path.of("process-" + gone.pid()));
    mayEnd();
    assertThat(exitOf(launch("next"))).isZero();
    assertThat(printed("next")).doesNotContain("waiting").endsWith("runs next\n");
  }

  @Test
  void letsTheNextOneInWhenItIsStoppedWhileItBuilds() throws Exception {
    Process stopped = launch("stopped");
    awaitFile("builds");
    stopped.destroy();
    mayEnd();
    assertThat(exitOf(stopped)).isEqualTo(143);
    assertThat(folder.resolve("target/millrace-turn")).doesNotExist();
    assertThat(exitOf(launch("next"))).isZero();
    assertThat(printed("next")).endsWith("runs next\n");
  }

  private Process launch(String argument) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(folder.resolve("millrace").toString(), argument)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(argument + ".log").toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    return builder.start();
  }

  private String printed(String argument) throws IOException {
    return Files.readString(folder.resolve(argument + ".log"), UTF_8);
  }

  private void mayEnd() throws IOException {
    Files.createFile(folder.resolve("may-end"));
  }

  private void awaitFile(String name) {
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(folder.resolve(name)));
  }

  private static int exitOf(Process process) throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
