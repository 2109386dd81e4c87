package io.millrace.web;

import io.netty.channel.ChannelException;
import io.netty.handler.codec.DecoderException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps time limits of slow clients out of the error log. When a request times out, the server
 * answers it with 408 and then signals the timeout a second time, when no subscriber is left.
 * Reactor would log each of these signals as an error with a stack trace, so that an attacker could
 * flood the log with many slow connections. Every other error after the end of a request, for
 * example of a query whose browser has left, is one line without a stack trace.
 */
final class LateTimeouts implements WebFilter, Ordered {
  private static final Logger log = LoggerFactory.getLogger(LateTimeouts.class);

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
    if (error instanceof ChannelException || error instanceof DecoderException) {
      log.debug("after the answer: {}", error.toString());
    } else {
      log.warn("an error after the end of a request: {}", error.toString());
      log.debug("an error after the end of a request", error);
    }
  }
}
