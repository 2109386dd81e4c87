package io.millrace.system.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The site of a shop: pages with a script each, and the libraries that npm installed. */
final class ShopPages implements AutoCloseable {
  private static final Path LIBRARIES =
      Path.of(System.getProperty("millrace.root"), "system-tests", "clients", "node_modules");

  private final HttpServer server;
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();

  ShopPages() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Adds a page that loads a library of npm and then runs the script. */
  URI add(String name, String library, String script) {
    String page =
        "<!doctype html><title>Shop</title><script src='/lib/%s'></script><script>%s</script>"
            .formatted(library, script);
    pages.put("/" + name, page.getBytes(UTF_8));
    return URI.create(origin() + "/" + name);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        path.startsWith("/lib/")
            ? Files.readAllBytes(LIBRARIES.resolve(path.substring(5)))
            : pages.getOrDefault(path, new byte[0]);
    exchange
        .getResponseHeaders()
        .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
    exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
