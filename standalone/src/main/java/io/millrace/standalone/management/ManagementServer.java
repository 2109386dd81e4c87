package io.millrace.standalone.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves health and metrics on a port of the loopback address. It accepts only GET and HEAD. */
public final class ManagementServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ManagementServer.class);
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int FAILED = 500;
  private static final int NO_BODY = -1;

  private final Endpoints endpoints;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ManagementServer(Endpoints endpoints, HttpServer server) {
    this.endpoints = endpoints;
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @throws IOException when the port cannot be opened
   */
  public static ManagementServer start(int port, Services services) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ManagementServer management =
        new ManagementServer(new Endpoints(services), HttpServer.create(address, 0));
    management.server.setExecutor(management.threads);
    management.server.createContext("/", management::handle);
    management.server.start();
    return management;
  }

  /** Returns the port of the server. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      write(exchange, reply(exchange));
    }
  }

  private ManagementReply reply(HttpExchange exchange) {
    if (!METHODS.contains(exchange.getRequestMethod())) {
      return ManagementReply.nothing(METHOD_NOT_ALLOWED);
    }
    String path = exchange.getRequestURI().getPath();
    try {
      return endpoints.answer(path);
    } catch (RuntimeException e) { // a service stopped during the request
      log.warn("{} cannot be answered: {}", path, e.toString());
      return ManagementReply.nothing(FAILED);
    }
  }

  private static void write(HttpExchange exchange, ManagementReply reply) throws IOException {
    byte[] body = reply.body().getBytes(UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(reply.status(), head ? NO_BODY : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}
