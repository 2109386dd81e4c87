package io.millrace.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.FutureMono;

/** The connection of a request, for answers without an end. */
public final class ClientConnection {
  private static final int SEND_BUFFER_BYTES = 64 << 10;

  private final Connection connection;

  ClientConnection(Connection connection) {
    this.connection = connection;
  }

  public static ClientConnection of(ServerHttpRequest request) {
    return new ClientConnection(ServerHttpRequestDecorator.getNativeRequest(request));
  }

  /**
   * Returns the same items, but requests each item only after the previous one was written to the
   * socket. Without it, Reactor Netty requests 128 items ahead and keeps them in memory while the
   * client does not read. The send buffer of the kernel is limited as well; otherwise it grows to
   * megabytes.
   */
  public <T> Flux<T> pace(Flux<T> items) {
    connection.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
    return items.concatMap(item -> Flux.just(item).concatWith(written()), 0);
  }

  /**
   * Closes the connection at once. An ordinary close would wait until the client has read
   * everything.
   */
  public void cut() {
    connection.dispose();
  }

  /**
   * Closes the connection unless everything that was written so far leaves the process within the
   * grace period.
   */
  public void endWithin(Duration grace) {
    var _ =
        Mono.firstWithSignal(written().thenReturn(true), Mono.delay(grace).thenReturn(false))
            .filter(left -> !left)
            .subscribe(_ -> cut());
  }

  /**
   * Completes when everything that was written so far has left the process. Writes complete in
   * order, also empty ones. An error is ignored, because the write before it has the same error.
   */
  private <T> Mono<T> written() {
    return FutureMono.deferFuture(() -> connection.channel().writeAndFlush(Unpooled.EMPTY_BUFFER))
        .onErrorComplete()
        .then(Mono.empty());
  }
}
