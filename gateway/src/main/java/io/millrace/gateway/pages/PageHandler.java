package io.millrace.gateway.pages;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Answers {@code GET} and {@code HEAD} with a page, in the smallest encoding that the client
 * accepts.
 */
final class PageHandler implements WebHandler {
  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final List<String> VARY = List.of(HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING);

  private final PageFile page;

  PageHandler(PageFile page) {
    this.page = page;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    HttpMethod method = exchange.getRequest().getMethod();
    if (!METHODS.contains(method)) {
      return Mono.error(new MethodNotAllowedException(method, METHODS));
    }
    ContentEncoding encoding =
        page.encoding(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().setVary(VARY);
    response.getHeaders().setCacheControl(page.cache());
    return exchange.checkNotModified(page.tag(encoding))
        ? response.setComplete()
        : write(response, encoding);
  }

  private Mono<Void> write(ServerHttpResponse response, ContentEncoding encoding) {
    byte[] body = page.body(encoding);
    response.getHeaders().setContentType(page.type());
    response.getHeaders().setContentLength(body.length);
    if (encoding != ContentEncoding.PLAIN) {
      response.getHeaders().set(HttpHeaders.CONTENT_ENCODING, encoding.token());
    }
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
  }
}
