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
 * Keeps slow clients out of the error log. When a request that timed out is answered with 408, the
 * server delivers the timeout a second time, to nobody; Reactor would log each as an error, with a
 * stack trace, which is what an attacker with many slow connections would like.
 */
final class LateTimeouts implements WebFilter, Ordered {
  private static final Logger log = LoggerFactory.getLogger(LateTimeouts.class);

  /** Where Reactor looks for the hook of one subscription. */
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
      log.error("an error that nobody waits for", error);
    }
  }
}
