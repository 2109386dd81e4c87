package io.millrace.standalone.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A stream of events, opened again after it broke by whoever wants to. */
public final class EventStream {
  private static final Duration SILENCE = Duration.ofSeconds(45);

  private final ReadApi api;
  private final ReadRequest question;
  private Optional<String> known = Optional.empty();

  public EventStream(ReadApi api, ReadRequest question) {
    this.api = api;
    this.question = question;
  }

  /**
   * Opens the stream behind the last event that came and gives its events to the sink until it ends
   * or breaks. 45 s without a byte count as broken: a living stream sends comments.
   *
   * @param opened is run when the stream stands
   * @throws ReadException when there is no stream or it broke
   */
  public void read(Runnable opened, Consumer<ServerEvent> sink) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(api.open(question, known, SILENCE), UTF_8))) {
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
