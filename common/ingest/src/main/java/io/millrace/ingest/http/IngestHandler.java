package io.millrace.ingest.http;

import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.answer.Receipt;
import io.millrace.ingest.decode.UnreadableException;
import java.util.concurrent.CompletionStage;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers {@code POST /v1/events/...}. The event loop only collects the bytes of a body. A bounded
 * number of workers with a bounded queue decodes and publishes them.
 */
public final class IngestHandler {
  private final IngestPipeline pipeline;
  private final Workers workers;
  private final BodyBudget budget;
  private final DataSize bodyLimit;

  /**
   * Creates a handler.
   *
   * @param workers the threads that process bodies
   * @param bodyLimit the largest size of one body, before and after decompression
   * @param bodiesInMemory the memory for all bodies together
   */
  public IngestHandler(
      IngestPipeline pipeline, Workers workers, DataSize bodyLimit, DataSize bodiesInMemory) {
    this.pipeline = pipeline;
    this.workers = workers;
    this.bodyLimit = bodyLimit;
    this.budget = new BodyBudget(bodiesInMemory);
  }

  /** Answers with a receipt, or refuses the request as a whole. */
  public Mono<ServerResponse> post(ServerRequest request) {
    return Mono.using(budget::open, lease -> receipt(request, lease), BodyBudget.Lease::close)
        .flatMap(IngestHandler::answer);
  }

  /** The number of bytes that request bodies hold in memory at the moment. */
  public long bytesInMemory() {
    return budget.taken();
  }

  private Mono<Receipt> receipt(ServerRequest request, BodyBudget.Lease lease) {
    HttpHeaders headers = request.headers().asHttpHeaders();
    RequestHead head = RequestHead.of(headers);
    requireDeclaredLengthFits(headers);
    return body(request.body(BodyExtractors.toDataBuffers()), new BufferedBody(bodyLimit, lease))
        .flatMap(body -> workers.run(() -> accept(head, body, lease), lease))
        .publishOn(Schedulers.parallel()); // the producer's own thread completes the receipt
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

  private CompletionStage<Receipt> accept(
      RequestHead head, BufferedBody body, BodyBudget.Lease lease) throws UnreadableException {
    BufferedBody plain =
        head.gzip() ? Gunzip.inflate(body, new BufferedBody(bodyLimit, lease)) : body;
    return pipeline.accept(plain.bytes(), plain.length(), head.format());
  }

  private static Mono<ServerResponse> answer(Receipt receipt) {
    HttpStatus status = HttpStatus.valueOf(receipt.status());
    ServerResponse.BodyBuilder response =
        ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.header(
          HttpHeaders.RETRY_AFTER, Long.toString(RequestRefusals.RETRY_AFTER.toSeconds()));
    }
    return response.bodyValue(receipt);
  }
}
