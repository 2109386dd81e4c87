package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.importer.StubGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the calls of docs/send.md as they are printed. */
class SendPageTest {
  private static final String CALL = "./millrace send ";
  private static final Path ROOT = Path.of(System.getProperty("millrace.root", ".."));

  @Test
  void everyCallOfThePageWorks() throws IOException {
    List<String> calls;
    try (Stream<String> lines = Files.lines(ROOT.resolve("docs/send.md"))) {
      calls = lines.filter(line -> line.startsWith(CALL)).toList();
    }
    assertThat(calls).hasSizeGreaterThanOrEqualTo(4);
    try (StubGateway gateway = StubGateway.start()) {
      for (String call : calls) {
        run(call, gateway);
      }
      assertThat(gateway.requests().stream().mapToInt(r -> r.events().size()).sum()).isEqualTo(7);
      List<String> events =
          gateway.requests().stream().flatMap(request -> request.events().stream()).toList();
      assertThat(events)
          .anyMatch(event -> event.contains("\"value\":\"1234.50\""))
          .anyMatch(event -> event.contains("2026-11-19T09:00:00Z"));
      assertThat(events.stream().filter(event -> event.contains("\"type\":\"spend\"")))
          .hasSize(3)
          .allMatch(event -> !event.contains("visitor"))
          .anyMatch(event -> event.contains("\"creator\":\"li-ziqi\""))
          .anyMatch(event -> event.contains("\"version\":2"));
    }
  }

  private static void run(String call, StubGateway gateway) {
    String arguments = call.substring(CALL.length()).replace("docs/", ROOT.resolve("docs") + "/");
    Console console = new Console();
    int code =
        console.run(
            Stream.concat(
                    Stream.of("send", "--key", "k", "--url", gateway.target().url().toString()),
                    Stream.of(arguments.split(" ", -1)))
                .toArray(String[]::new));
    assertThat(code).as(call + console.err()).isEqualTo(Exit.OK);
  }
}
