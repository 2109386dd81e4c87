package io.millrace.web;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.DecoderException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/**
 * Keeps errors that belong to clients out of the error log. When a request times out, the server
 * answers it with 408 and then signals the timeout a second time, when no subscriber is left. When
 * a client leaves, the work for its answer is interrupted, and its connection fails. Reactor would
 * log each of these signals as an error with a stack trace: whenever a browser leaves a page, and
 * as often as an attacker wants.
 */
final class LateTimeouts implements WebFilter, Ordered {
  private static final Logger log = LoggerFactory.getLogger(LateTimeouts.class);

  private static final int MOST_CAUSES = 20;

  /** The key under which Reactor looks up the hook of one subscription. */
  private static final String HOOK = "reactor.onErrorDropped.local";

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Consumer<Throwable> dropped = LateTimeouts::dropped;
    return chain.filter(exchange).contextWrite(context -> context.put(HOOK, dropped));
  }

  private static void dropped(Throwable error) {
    if (isOfTheClient(error)) {
      log.debug("after the answer: {}", error.toString());
    } else {
      log.error("an error that no subscriber received", error);
    }
  }

  private static boolean isOfTheClient(Throwable error) {
    return error instanceof ChannelException
        || error instanceof DecoderException
        || error instanceof ProblemException
        || error instanceof ClosedChannelException
        || DisconnectedClientHelper.isClientDisconnectedException(error)
        || isInterruption(error);
  }

  /** Work is interrupted only when nobody waits for its result any more. */
  private static boolean isInterruption(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .anyMatch(
            cause ->
                cause instanceof InterruptedException
                    || cause instanceof InterruptedIOException
                    || cause instanceof CancellationException);
  }
}
