package io.millrace.ingest.http;

import io.millrace.ingest.decode.UnreadableException;
import io.millrace.web.BodyMemory;
import io.millrace.web.BufferedBody;
import java.util.concurrent.CompletionStage;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Reads the bodies of requests, and works on them. The event loop only collects the bytes of a
 * body. A bounded number of workers with a bounded queue does the work. Safe for several threads.
 */
public final class RequestBodies {
  private final Workers workers;
  private final BodyMemory memory;
  private final DataSize bodyLimit;

  /**
   * Creates a reader.
   *
   * @param workers the threads that process bodies
   * @param bodyLimit the largest size of one body, before and after decompression
   * @param bodiesInMemory the memory for all bodies together
   */
  public RequestBodies(Workers workers, DataSize bodyLimit, DataSize bodiesInMemory) {
    this.workers = workers;
    this.bodyLimit = bodyLimit;
    this.memory = new BodyMemory(bodiesInMemory);
  }

  /** The work on one body. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Begins the work. May block for a bounded time.
     *
     * @param body the content in the first {@code length} bytes, decompressed; must not be changed
     */
    CompletionStage<T> begin(byte[] body, int length) throws UnreadableException;
  }

  /**
   * Reads the body of the request and returns the outcome of the work on it. The outcome fails only
   * with a {@link io.millrace.web.ProblemException}.
   */
  public <T> Mono<T> process(ServerRequest request, Work<T> work) {
    return Mono.using(
        memory::open, lease -> process(request, work, lease), BodyMemory.Lease::close);
  }

  /** The number of bytes that request bodies hold in memory at the moment. */
  public long bytesInMemory() {
    return memory.held();
  }

  private <T> Mono<T> process(ServerRequest request, Work<T> work, BodyMemory.Lease lease) {
    HttpHeaders headers = request.headers().asHttpHeaders();
    boolean gzip = RequestHead.gzip(headers);
    requireDeclaredLengthFits(headers);
    return body(request.body(BodyExtractors.toDataBuffers()), new BufferedBody(bodyLimit, lease))
        .flatMap(body -> workers.run(() -> begin(work, gzip, body, lease), lease))
        .publishOn(Schedulers.parallel()); // the producer's own thread completes the outcome
  }

  private void requireDeclaredLengthFits(HttpHeaders headers) {
    if (headers.getContentLength() > bodyLimit.toBytes()) {
      throw RequestRefusals.tooLarge(bodyLimit);
    }
  }

  private Mono<BufferedBody> body(Flux<DataBuffer> chunks, BufferedBody body) {
    return chunks
        .doOnNext(chunk -> RequestRefusals.require(body.append(chunk), bodyLimit))
        .then(Mono.just(body));
  }

  private <T> CompletionStage<T> begin(
      Work<T> work, boolean gzip, BufferedBody body, BodyMemory.Lease lease)
      throws UnreadableException {
    BufferedBody plain = gzip ? Gunzip.inflate(body, bodyLimit, lease) : body;
    return work.begin(plain.bytes(), plain.length());
  }
}
