package io.millrace.gateway;

import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** A service behind the gateway. It records its requests, and a test sets its answers. */
final class StubService implements AutoCloseable {
  /** The stub's own threads, because a gateway that stops also stops the shared ones. */
  private static final LoopResources LOOPS = LoopResources.create("stub", 2, true);

  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private DisposableServer server = bind(0);
  private volatile Behaviour behaviour = Behaviour.answers(200, "{}");

  record Seen(String method, String uri, Map<String, String> headers, ByteBuffer body) {}

  @FunctionalInterface
  interface Behaviour {
    Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);

    static Behaviour answers(int status, String json, String... headers) {
      return (request, response) -> {
        response.status(status).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
          response.header(headers[i], headers[i + 1]);
        }
        return response.sendString(Mono.just(json));
      };
    }

    static Behaviour stalls() {
      return (request, response) -> Mono.never();
    }
  }

  private DisposableServer bind(int port) {
    return HttpServer.create()
        .runOn(LOOPS)
        .host("127.0.0.1")
        .port(port)
        .channelGroup(connections)
        .maxKeepAliveRequests(1)
        // Small buffers, because data in transit is not the subject of these tests.
        .childOption(ChannelOption.SO_SNDBUF, 64 << 10)
        .handle(this::handle)
        .bindNow();
  }

  /** Starts again on the same port after {@link #close}. */
  void reopen() {
    server = bind(server.port());
  }

  private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .doOnNext(body -> seen.add(seen(request, body)))
        .flatMap(body -> Mono.from(behaviour.answer(request, response)));
  }

  private static Seen seen(HttpServerRequest request, byte[] body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    request.requestHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
    return new Seen(request.method().name(), request.uri(), headers, ByteBuffer.wrap(body));
  }

  void behaves(Behaviour next) {
    behaviour = next;
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Returns the only request so far, and removes it. */
  Seen taken() {
    return seen.remove();
  }

  int count() {
    return seen.size();
  }

  void forget() {
    seen.clear();
  }

  @Override
  public void close() {
    connections.close().syncUninterruptibly();
    server.disposeNow();
  }
}
