package io.millrace.ingest.http;

import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.decode.UnreadableException;
import java.util.concurrent.CompletionStage;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
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
  private final BodyBudget budget;
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
    this.budget = new BodyBudget(bodiesInMemory);
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
        budget::open, lease -> process(request, work, lease), BodyBudget.Lease::close);
  }

  /** The number of bytes that request bodies hold in memory at the moment. */
  public long bytesInMemory() {
    return budget.taken();
  }

  private <T> Mono<T> process(ServerRequest request, Work<T> work, BodyBudget.Lease lease) {
    HttpHeaders headers = request.headers().asHttpHeaders();
    boolean gzip = RequestHead.gzip(headers);
    requireDeclaredLengthFits(headers);
    return body(request.body(BodyExtractors.toDataBuffers()), new BufferedBody(bodyLimit, lease))
        .flatMap(body -> workers.run(() -> begin(work, gzip, body, lease), lease))
        .publishOn(Schedulers.parallel()); // the producer's own thread completes the outcome
  }

  private void requireDeclaredLengthFits(HttpHeaders headers) {
    if (headers.getContentLength() > bodyLimit.toBytes()) {
      throw RequestRefusals.of(
          ProblemCode.BODY_TOO_LARGE,
          "a body takes at most %d bytes".formatted(bodyLimit.toBytes()));
    }
  }

  private static Mono<BufferedBody> body(Flux<DataBuffer> chunks, BufferedBody body) {
    return chunks.doOnNext(chunk -> append(chunk, body)).then(Mono.just(body));
  }

  private static void append(DataBuffer chunk, BufferedBody body) {
    try (DataBuffer.ByteBufferIterator buffers = chunk.readableByteBuffers()) {
      buffers.forEachRemaining(body::append);
    } finally {
      DataBufferUtils.release(chunk);
    }
  }

  private <T> CompletionStage<T> begin(
      Work<T> work, boolean gzip, BufferedBody body, BodyBudget.Lease lease)
      throws UnreadableException {
    BufferedBody plain = gzip ? Gunzip.inflate(body, new BufferedBody(bodyLimit, lease)) : body;
    return work.begin(plain.bytes(), plain.length());
  }
}
