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

/** What a request came over, for answers that go on for as long as the client wants. */
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
   * The same items, each asked for when the one before has left the process. Reactor Netty by
   * itself asks for 128 ahead, and keeps what the client does not read; so does the kernel, up to
   * megabytes, which is limited as well.
   */
  public <T> Flux<T> pace(Flux<T> items) {
    connection.channel().config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
    return items.concatMap(item -> Flux.just(item).concatWith(written()), 0);
  }

  /** Ends it at once: an ordinary end would wait behind what is not read. */
  public void cut() {
    connection.dispose();
  }

  /** Ends it unless all that was written so far leaves within that time. */
  public void endWithin(Duration grace) {
    var _ =
        Mono.firstWithSignal(written().thenReturn(true), Mono.delay(grace).thenReturn(false))
            .filter(left -> !left)
            .subscribe(_ -> cut());
  }

  /**
   * Completes when all that was written so far has left: writes leave in their order, also empty
   * ones. One that fails says nothing that the write before it does not say.
   */
  private <T> Mono<T> written() {
    return FutureMono.deferFuture(() -> connection.channel().writeAndFlush(Unpooled.EMPTY_BUFFER))
        .onErrorComplete()
        .then(Mono.empty());
  }
}
