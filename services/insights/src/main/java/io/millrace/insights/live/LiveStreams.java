package io.millrace.insights.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.insights.hot.HotWindows;
import io.millrace.insights.projection.ProgressListener;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;

/**
 * Opens live streams and wakes their clients. A stream has rows, notices, comments, and a {@code
 * ready} event after the first state. Safe for threads.
 */
@Component
public final class LiveStreams implements ProgressListener {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final HotWindows hot;
  private final LiveFeed feed;
  private final LiveNotices notices;
  private final LiveSettings settings;
  private final Counter sent;

  /** The open clients, each with the action that disconnects it. */
  private final Map<LiveClient, Runnable> clients = new ConcurrentHashMap<>();

  LiveStreams(
      HotWindows hot,
      LiveFeed feed,
      LiveNotices notices,
      LiveSettings settings,
      MeterRegistry meters) {
    this.hot = hot;
    this.feed = feed;
    this.notices = notices;
    this.settings = settings;
    Gauge.builder("millrace.insights.live.clients", clients, Map::size)
        .description("live streams that are open")
        .register(meters);
    this.sent =
        Counter.builder("millrace.insights.live.sent.events")
            .description("events sent to live clients, comments not counted")
            .register(meters);
    feed.everySecond(this::poll);
  }

  /**
   * Opens a stream. It ends only when the client has to come back for a full state.
   *
   * @param disconnect disconnects the client; called when the client does not read for too long
   * @throws ProblemException 503 in the stream when there are too many clients
   * @throws io.millrace.insights.store.StoreUnavailableException in the stream, before the first
   *     full state is loaded
   */
  public Flux<ServerSentEvent<String>> open(LiveFilter filter, Runnable disconnect) {
    return Flux.<ServerSentEvent<String>>create(
            sink -> join(filter, sink, disconnect), OverflowStrategy.ERROR)
        .doOnNext(this::count);
  }

  @Override
  public void advanced() {
    feed.publish(LiveState.of(hot.snapshot()));
    clients.keySet().forEach(LiveClient::wake);
  }

  /** Returns the number of open streams. */
  int clients() {
    return clients.size();
  }

  private void join(
      LiveFilter filter, FluxSink<ServerSentEvent<String>> sink, Runnable disconnect) {
    var _ = feed.state();
    LiveClient client = new LiveClient(filter, sink, feed, settings.heartbeat());
    add(client, disconnect);
    sink.onDispose(() -> clients.remove(client));
    sink.onRequest(_ -> client.wake());
  }

  private synchronized void add(LiveClient client, Runnable disconnect) {
    if (clients.size() >= settings.clients()) {
      throw ProblemException.of(
              HttpStatus.SERVICE_UNAVAILABLE, "too_many_clients", "too many live streams are open")
          .retryAfter(RETRY);
    }
    clients.put(client, disconnect);
  }

  /**
   * Does the work that is due by time: it publishes notices, wakes clients and disconnects stalled
   * ones.
   */
  private void poll() {
    feed.latest().flatMap(state -> notices.of(state.point().progress())).ifPresent(feed::publish);
    clients.forEach(
        (client, disconnect) -> {
          if (client.isStalled(settings.stalled())) {
            disconnect.run();
            client.end();
          } else {
            client.wake();
          }
        });
  }

  private void count(ServerSentEvent<String> event) {
    if (event.comment() == null) {
      sent.increment();
    }
  }
}
