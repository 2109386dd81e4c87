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

/** A service behind the gateway that remembers what it was asked and answers as it is told. */
final class StubService implements AutoCloseable {
  /** Of its own, as in a process of its own: a gateway that ends takes the common ones along. */
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
        // As little as a service far away has: what is under way is not the subject.
        .childOption(ChannelOption.SO_SNDBUF, 64 << 10)
        .handle(this::handle)
        .bindNow();
  }

  /** Comes back on the same port after {@link #close}. */
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

  /** The only request so far; forgets it. */
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
