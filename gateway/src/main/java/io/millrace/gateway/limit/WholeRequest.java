package io.millrace.gateway.limit;

import java.nio.ByteBuffer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/**
 * A request with its complete body. It has the correct {@code Content-Length} and no {@code
 * Transfer-Encoding}.
 */
final class WholeRequest extends ServerHttpRequestDecorator {
  private final ByteBuffer content;
  private final HttpHeaders headers;

  WholeRequest(ServerHttpRequest request, ByteBuffer content) {
    super(request);
    this.content = content;
    this.headers = new HttpHeaders();
    headers.putAll(request.getHeaders());
    headers.remove(HttpHeaders.TRANSFER_ENCODING);
    headers.remove(HttpHeaders.EXPECT);
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    if (content.hasRemaining()) {
      headers.setContentLength(content.remaining());
    }
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public Flux<DataBuffer> getBody() {
    return content.hasRemaining()
        ? Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(content.duplicate()))
        : Flux.empty();
  }
}
