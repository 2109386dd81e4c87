package io.millrace.ingest.http;

import io.millrace.ingest.receipts.ReceiptStreams;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code GET /v1/receipts} with a stream of receipts. */
public final class ReceiptsHandler {
  /** The path of the stream. */
  public static final String PATH = "/v1/receipts";

  private static final String LAST = "last";
  private static final int MAX_LAST = 1000;
  private static final int DEFAULT_LAST = 100;

  private final ReceiptStreams streams;

  public ReceiptsHandler(ReceiptStreams streams) {
    this.streams = streams;
  }

  /** Answers with a stream. Refuses the request when too many streams are open. */
  public Mono<ServerResponse> get(ServerRequest request) {
    int last = request.queryParam(LAST).map(ReceiptsHandler::last).orElse(DEFAULT_LAST);
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .cacheControl(CacheControl.noStore())
        .body(BodyInserters.fromServerSentEvents(streams.open(last, RequestRefusals::busy)));
  }

  private static int last(String text) {
    if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MAX_LAST) {
      throw ProblemException.ofParameter(
          LAST, ParameterReason.NOT_A_NUMBER, "0," + MAX_LAST, "last takes 0 to " + MAX_LAST);
    }
    return Integer.parseInt(text);
  }
}
