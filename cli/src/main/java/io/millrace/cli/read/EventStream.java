package io.millrace.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a stream of server-sent events. After a break the caller may call {@link #read} again,
 * which continues after the last event.
 */
public final class EventStream {
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final ReadApi api;
  private final ReadRequest request;
  private Optional<String> known = Optional.empty();

  public EventStream(ReadApi api, ReadRequest request) {
    this.api = api;
    this.request = request;
  }

  /**
   * Opens the stream after the last event that was received, and passes its events to the sink
   * until the stream ends or breaks. After 45 s without a byte the stream counts as broken, because
   * the server sends comments when it has no events.
   *
   * @param opened runs when the stream is open
   * @throws ReadException when the stream cannot be opened or it breaks
   */
  public void read(Runnable opened, Consumer<ServerEvent> sink) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(api.open(request, known, SILENCE), UTF_8))) {
      opened.run();
      EventLines events = new EventLines();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.take(line).ifPresent(event -> pass(event, sink));
      }
    } catch (IOException e) {
      throw api.unreachable(e);
    }
  }

  private void pass(ServerEvent event, Consumer<ServerEvent> sink) {
    sink.accept(event);
    known = event.id().or(() -> known);
  }
}
