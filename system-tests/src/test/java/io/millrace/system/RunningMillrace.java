package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.kafka.net.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code millrace serve} or {@code demo} as a process of its own, on a free port and a data folder.
 */
public final class RunningMillrace implements AutoCloseable {
  /** The launcher prepares quick starts at the first one. */
  private static final Duration START = Duration.ofMinutes(4);

  private static final Duration STOP = Duration.ofSeconds(30);

  private final List<String> flags;
  private final Path data;
  private final int port;
  private final String command;
  private final List<String> options;
  private final TestProcess process;

  private RunningMillrace(List<String> flags, String command, Path data, List<String> options) {
    this.flags = flags;
    this.command = command;
    this.data = data;
    this.port = FreePorts.take(1).getFirst();
    this.options = options;
    this.process = TestProcess.of(this::launch, console());
  }

  /** Starts it and waits until it answers queries. */
  public static RunningMillrace start(Path data, String... options) {
    return startWith(List.of(), data, options);
  }

  /** The same with more flags for its JVM. */
  public static RunningMillrace startWith(List<String> flags, Path data, String... options) {
    RunningMillrace running = new RunningMillrace(flags, "serve", data, List.of(options));
    try {
      running.awaitReady();
      return running;
    } catch (RuntimeException e) {
      // Nobody else could.
      running.process.close();
      throw e;
    }
  }

  /** Lets the launcher build and prepare what it does only once, and returns when it has. */
  public static void prepare() {
    Command.run(List.of("--version"));
  }

  /** Starts it with the made-up world, and returns at once. */
  public static RunningMillrace startDemo(Path data, String... options) {
    return new RunningMillrace(List.of(), "demo", data, List.of(options));
  }

  /** SIGKILL: nothing in the process gets to run. */
  public void kill() {
    process.kill();
  }

  /** SIGTERM, and waits for the end. */
  public void stop() {
    assertThat(process.stop()).isLessThan(STOP);
  }

  /** SIGSTOP: it keeps its memory and connections, and does nothing. */
  public void pause() {
    process.pause();
  }

  /** SIGCONT. */
  public void resume() {
    process.resume();
  }

  /** Starts it again on the same data and port. */
  public void restart() {
    process.restart();
    awaitReady();
  }

  /** What the process holds of the machine's memory, native memory included. */
  public long residentBytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
        .sum();
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Answers answers() {
    return new Answers(this::url, data.resolve("read.key"));
  }

  /** Asks once, with the read key, whatever the answer is. */
  public HttpResponse<String> ask(String path) {
    return Answers.send(
        HttpRequest.newBuilder(url(path))
            .header("Authorization", "Bearer " + key("read.key"))
            .build());
  }

  /** Sends one event as a client would; returns the status and body of the answer. */
  public HttpResponse<String> post(String domain, String event) {
    HttpRequest request =
        HttpRequest.newBuilder(url("/v1/events/" + domain))
            .header("Authorization", "Bearer " + key("write.key"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    return Answers.send(request);
  }

  /** {@code millrace send FILE} against this system; returns when it has ended. */
  public Command.Result send(Path file, String... more) {
    return Command.run(sendArguments(file, more));
  }

  /** The same, still running. */
  public Command startSend(Path file, String... more) {
    return Command.start(sendArguments(file, more));
  }

  @Override
  public void close() {
    stop();
  }

  private List<String> sendArguments(Path file, String... more) {
    List<String> arguments = new ArrayList<>(List.of("send", file.toString()));
    arguments.addAll(List.of("--url", url("").toString()));
    arguments.addAll(List.of("--key", key("write.key")));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** One of the keys that were made for this machine. */
  public String key(String name) {
    try {
      return Files.readString(data.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    arguments.addAll(options);
    return Command.process(flags, arguments, console());
  }

  /** What it prints. */
  public Path console() {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  private String printed() {
    return "the process runs, which printed:%n%s".formatted(process.log());
  }

  private void awaitReady() {
    await("the system answers")
        .atMost(START)
        .failFast(() -> assertThat(process.isAlive()).as(this::printed).isTrue())
        .ignoreExceptions()
        .until(this::isReady);
  }

  private boolean isReady() {
    return answers().platforms().has("platforms");
  }
}
