package io.millrace.gateway.pages;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the page of a path. At {@code /}, clients that ask for {@code text/html} by name get the
 * page, and browsers do that. Other clients get the index of the API.
 */
final class PagesMapping extends AbstractHandlerMapping {
  private static final String ROOT = "/";
  private static final String INDEX = "/index.html";
  private static final int BEFORE_CONTROLLERS = -1;

  private final Map<String, PageHandler> pages;

  PagesMapping(Map<String, PageFile> pages) {
    this.pages =
        pages.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> new PageHandler(entry.getValue())));
    setOrder(BEFORE_CONTROLLERS);
  }

  @Override
  protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
    return Mono.justOrEmpty(find(exchange));
  }

  private Optional<PageHandler> find(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    if (!path.equals(ROOT)) {
      return Optional.ofNullable(pages.get(path));
    }
    return asksForHtml(exchange.getRequest().getHeaders())
        ? Optional.ofNullable(pages.get(INDEX))
        : Optional.empty();
  }

  private static boolean asksForHtml(HttpHeaders headers) {
    try {
      return headers.getAccept().stream()
          .anyMatch(
              type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }
}
