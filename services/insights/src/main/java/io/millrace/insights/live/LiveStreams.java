package io.millrace.insights.live;

import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Live streams: rows, the {@code ready} after the full state, and comments in between. */
@Component
public final class LiveStreams {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration CHECK = Duration.ofSeconds(1);
  private static final ServerSentEvent<String> END =
      ServerSentEvent.<String>builder().event("end").build();

  private final LiveHub hub;
  private final LiveSettings settings;
  private final Scheduler scheduler;

  @Autowired
  LiveStreams(LiveHub hub, LiveSettings settings) {
    this(hub, settings, Schedulers.parallel());
  }

  LiveStreams(LiveHub hub, LiveSettings settings, Scheduler scheduler) {
    this.hub = hub;
    this.settings = settings;
    this.scheduler = scheduler;
  }

  /**
   * A stream that ends only when the client has to come back for a full state.
   *
   * @param disconnect cuts the client off; called when it does not read for too long
   * @throws ProblemException 503 in the stream when there are too many clients
   * @throws io.millrace.insights.store.StoreUnavailableException in the stream, before the first
   *     full state can be known
   */
  public Flux<ServerSentEvent<String>> open(LiveFilter filter, Runnable disconnect) {
    return Flux.using(
        () -> register(filter),
        client -> {
          Flux<ServerSentEvent<String>> events =
              client.events(scheduler).doOnNext(_ -> hub.sent()).concatWithValues(END);
          return Flux.merge(1, events, comments())
              .takeWhile(event -> !END.equals(event))
              .takeUntilOther(stalled(client).doOnNext(_ -> disconnect.run()));
        },
        hub::remove);
  }

  private LiveClient register(LiveFilter filter) {
    if (hub.clients() >= settings.clients()) {
      throw ProblemException.of(
              HttpStatus.SERVICE_UNAVAILABLE, "too_many_clients", "too many live streams are open")
          .retryAfter(RETRY);
    }
    return hub.register(filter, () -> scheduler.now(TimeUnit.MILLISECONDS));
  }

  private Flux<ServerSentEvent<String>> comments() {
    return Flux.interval(settings.heartbeat(), scheduler)
        .onBackpressureDrop()
        .map(_ -> ServerSentEvent.<String>builder().comment("still here").build());
  }

  private Mono<Long> stalled(LiveClient client) {
    return Flux.interval(CHECK, scheduler)
        .onBackpressureDrop()
        .doOnNext(_ -> hurry(client))
        .filter(_ -> client.isStalled(settings.stalled().toMillis()))
        .next();
  }

  private static void hurry(LiveClient client) {
    if (client.isImpatient()) {
      client.wake();
    }
  }
}
