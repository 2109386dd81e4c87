package io.millrace.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Accepts every event over HTTP, unless another answer was added before. */
public final class StubGateway implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Scripted> script = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A request that was received. */
  public record Request(String path, String authorization, List<String> events) {}

  private record Scripted(int status, String retryAfter, String body) {}

  private StubGateway(HttpServer server) {
    this.server = server;
  }

  public static StubGateway start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StubGateway stub = new StubGateway(server);
      server.createContext("/", stub::handle);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets the answer to the next request. */
  public synchronized StubGateway then(int status, String retryAfter, String body) {
    script.add(new Scripted(status, retryAfter, body));
    return this;
  }

  public List<Request> requests() {
    return requests;
  }

  public Target target() {
    return new Target(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    List<String> events = body.lines().toList();
    requests.add(
        new Request(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            events));
    answer(exchange, next(events.size()));
  }

  private synchronized Scripted next(int events) {
    Scripted scripted = script.poll();
    return scripted == null ? new Scripted(202, "", accepted(events)) : scripted;
  }

  private static String accepted(int events) {
    return "{\"received\":%1$d,\"accepted\":%1$d,\"rejected\":0,\"unavailable\":0,\"problems\":[]}"
        .formatted(events);
  }

  private static void answer(HttpExchange exchange, Scripted answer) throws IOException {
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
    }
    byte[] bytes = answer.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
