package io.millrace.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * Serves the pages with made-up answers on loopback, to look at them without the services. Not a
 * test: run its main method with a folder of pages and a port.
 */
final class MockServer {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; font-src 'self'";

  private final Path pages;
  private final MockAnswers answers = new MockAnswers();

  private MockServer(Path pages) {
    this.pages = pages;
  }

  /** Serves until it is stopped. */
  public static void main(String[] args) throws IOException {
    MockServer mock = new MockServer(Path.of(args[0]));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext("/", mock::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/v1/") || path.equals("/session") || path.equals("/demo")) {
        answers.answer(exchange, path);
      } else {
        page(exchange, path.equals("/") ? "/index.html" : path);
      }
    }
  }

  private void page(HttpExchange exchange, String path) throws IOException {
    Path file = pages.resolve(path.substring(1)).normalize();
    if (!file.startsWith(pages) || !Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", type(path));
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    byte[] body = Files.readAllBytes(file);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript";
      case "css" -> "text/css";
      case "svg" -> "image/svg+xml";
      default -> "text/plain; charset=utf-8";
    };
  }
}
