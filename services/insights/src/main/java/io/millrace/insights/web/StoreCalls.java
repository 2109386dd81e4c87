package io.millrace.insights.web;

import io.millrace.insights.rates.MissingRateException;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs blocking queries on virtual threads. The number of queries at one time and the time of each
 * are limited.
 */
@Component
public class StoreCalls implements DisposableBean {
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
            e -> ProblemException.ofParameter("currency", ParameterReason.NO_RATE, e.getMessage()));
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
