package io.millrace.insights.web;

import io.millrace.events.cell.Grain;
import io.millrace.insights.hot.HotSettings;
import io.millrace.insights.live.LiveFilter;
import io.millrace.insights.live.LivePosition;
import io.millrace.insights.live.LiveStreams;
import io.millrace.insights.live.Section;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.web.ClientConnection;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Serves the live stream. */
@RestController
class LiveController {
  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String KIND = "kind";
  private static final String LAST = "last";
  private static final int DEFAULT_LAST = 60;

  /**
   * The most rows of a first state. A client that has not received its first state costs a few
   * bytes for each of its rows.
   */
  private static final int MOST_ROWS = 8_192;

  private final LiveStreams streams;
  private final PlatformParameters names;
  private final OwnerParameters owners;
  private final int mostWindows;

  LiveController(
      LiveStreams streams, PlatformParameters names, OwnerParameters owners, HotSettings hot) {
    this.streams = streams;
    this.names = names;
    this.owners = owners;
    this.mostWindows = hot.windows();
  }

  @GetMapping(path = "/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<String>> live(ServerHttpRequest request, ServerHttpResponse response) {
    LiveFilter filter = filter(request);
    response.getHeaders().setCacheControl("no-store");
    ClientConnection client = ClientConnection.of(request);
    return client
        .pace(streams.open(filter, client::cut))
        .onErrorMap(StoreUnavailableException.class, StoreCalls::unavailable);
  }

  private LiveFilter filter(ServerHttpRequest request) {
    Parameters parameters =
        Parameters.of(request, "platform", "owner", KIND, "grain", LAST, "model");
    List<String> platforms =
        owners.among(names.list(parameters.find("platform")), parameters.find("owner"));
    int most = most(mostWindows, platforms.size());
    return new LiveFilter(
        platforms,
        parameters.find(KIND).map(LiveController::sections).orElse(Section.ALL),
        ChoiceParameters.grain(parameters, Grain.MINUTE),
        ChoiceParameters.model(parameters),
        parameters.find(LAST).map(text -> last(text, most)).orElse(Math.min(DEFAULT_LAST, most)),
        known(request));
  }

  private static Set<Section> sections(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(
            id ->
                Section.of(id)
                    .orElseThrow(
                        () ->
                            ProblemException.ofParameter(
                                KIND,
                                ParameterReason.NOT_A_CHOICE,
                                "traffic,money,loops",
                                "kind is a list of traffic, money, loops")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Returns the most windows of each platform that a stream of that many platforms can begin with,
   * at least 1.
   */
  static int most(int windows, int platforms) {
    return Math.clamp(MOST_ROWS / Math.max(1, platforms), 1, windows);
  }

  private static int last(String text, int most) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .filter(last -> last >= 1 && last <= most)
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    LAST,
                    ParameterReason.NOT_A_NUMBER,
                    "1," + most,
                    "last is a number from 1 to %d for that many platforms".formatted(most)));
  }

  private static Optional<LivePosition> known(ServerHttpRequest request) {
    return Optional.ofNullable(request.getHeaders().getFirst(LAST_EVENT_ID))
        .filter(id -> !id.isEmpty())
        .map(
            id ->
                LivePosition.parse(id)
                    .orElseThrow(
                        () ->
                            ProblemException.ofParameter(
                                LAST_EVENT_ID,
                                ParameterReason.BAD_CURSOR,
                                "not an event id of this stream")));
  }
}
