package io.millrace.insights.web;

import io.millrace.insights.rates.MissingRateException;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Runs blocking queries on virtual threads. The number of queries at one time and the time of each
 * are limited.
 */
@Component
public class StoreCalls implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(StoreCalls.class);

  /** The key under which Reactor looks up the hook of one subscription. */
  private static final String HOOK = "reactor.onErrorDropped.local";

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Scheduler scheduler = Schedulers.fromExecutorService(threads, "queries");
  private final Semaphore permits;
  private final Duration timeLimit;

  StoreCalls(QuerySettings settings) {
    this.permits = new Semaphore(settings.atOnce());
    this.timeLimit = settings.timeLimit();
  }

  /**
   * Returns the answer, or 503 {@code store_unavailable}. A missing exchange rate is a problem of
   * the parameter {@code currency}.
   */
  public <T> Mono<T> answer(Callable<T> query) {
    return Mono.fromCallable(() -> limited(query))
        .subscribeOn(scheduler)
        .timeout(timeLimit)
        .onErrorMap(TimeoutException.class, _ -> unavailable("the store is too slow"))
        .onErrorMap(StoreUnavailableException.class, StoreCalls::unavailable)
        .onErrorMap(
            MissingRateException.class,
            e -> ProblemException.ofParameter("currency", ParameterReason.NO_RATE, e.getMessage()))
        .contextWrite(StoreCalls::withoutLateErrors);
  }

  /** After the time limit, and when the client has left, nobody waits for the store any more. */
  private static Context withoutLateErrors(Context context) {
    Optional<Consumer<Throwable>> outer = context.getOrEmpty(HOOK);
    Consumer<Throwable> late =
        error -> {
          if (error instanceof StoreUnavailableException) {
            log.debug("after the answer: {}", error.toString());
          } else {
            outer.ifPresentOrElse(
                hook -> hook.accept(error), () -> log.error("an error after the answer", error));
          }
        };
    return context.put(HOOK, late);
  }

  static ProblemException unavailable(StoreUnavailableException e) {
    return unavailable("the store does not answer");
  }

  @Override
  public void destroy() {
    scheduler.dispose();
    threads.shutdownNow();
  }

  private <T> T limited(Callable<T> query) throws Exception {
    if (!permits.tryAcquire()) {
      throw unavailable("too many queries wait for the store");
    }
    try {
      return query.call();
    } finally {
      permits.release();
    }
  }

  private static ProblemException unavailable(String detail) {
    return ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "store_unavailable", detail)
        .retryAfter(RETRY);
  }
}
