package io.millrace.cli.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Returns scripted answers over HTTP. The last answer is repeated. */
public final class StubApi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answer> script = new ArrayDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A request that was received. */
  public record Request(
      String path,
      Optional<String> query,
      Optional<String> key,
      Optional<String> accept,
      Optional<String> lastEventId) {}

  private record Answer(int status, String type, String header, String value, String body) {}

  private StubApi(HttpServer server) {
    this.server = server;
  }

  /** Starts the server on a free port. */
  public static StubApi start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      StubApi stub = new StubApi(server);
      server.createContext("/", stub::handle);
      server.setExecutor(stub.threads);
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an answer in JSON. */
  public StubApi json(String body) {
    return then(200, "application/json", "", "", body);
  }

  /** Adds an answer in CSV with a link to the next page. */
  public StubApi csv(String body, String cursor) {
    return then(
        200, "text/csv", "Link", "</v1/loops?cursor=%s>; rel=\"next\"".formatted(cursor), body);
  }

  /** Adds a receipt of accepted events. */
  public StubApi accepts(String receipt) {
    return then(202, "application/json", "", "", receipt);
  }

  /** Adds a receipt without an accepted event. */
  public StubApi refuses(String receipt) {
    return then(422, "application/json", "", "", receipt);
  }

  /** Adds a problem. */
  public StubApi problem(int status, String body) {
    return then(status, "application/problem+json", "", "", body);
  }

  /** Adds a stream of events that ends with a broken connection. */
  public StubApi stream(String events) {
    return then(200, "text/event-stream", "", "", events);
  }

  public List<Request> requests() {
    return requests;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized StubApi then(
      int status, String type, String header, String value, String body) {
    script.add(new Answer(status, type, header, value, body));
    return this;
  }

  private synchronized Answer next() {
    return script.size() > 1 ? script.remove() : script.element();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestURI().getPath(),
            Optional.ofNullable(exchange.getRequestURI().getQuery()),
            header(exchange, "Authorization"),
            header(exchange, "Accept"),
            header(exchange, "Last-Event-ID")));
    Answer answer = next();
    byte[] body = answer.body().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    if (!answer.header().isEmpty()) {
      exchange.getResponseHeaders().set(answer.header(), answer.value());
    }
    // A stream has no length, so its end is a broken connection.
    boolean stream = answer.type().equals("text/event-stream");
    exchange.sendResponseHeaders(answer.status(), stream ? 0 : body.length);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
