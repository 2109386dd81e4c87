package io.millrace.importer;

import io.millrace.importer.GatewayReply.Fault;
import io.millrace.importer.GatewayReply.Judged;
import io.millrace.importer.GatewayReply.KeyRefused;
import io.millrace.importer.GatewayReply.Later;
import io.millrace.importer.GatewayReply.Receipt;
import io.millrace.importer.GatewayReply.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Sends batches to the gateway over HTTP. A connection may take 5 s, a response 30 s. */
final class HttpGateway implements Gateway, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final ObjectReader JSON =
      JsonMapper.shared().reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final Target target;
  private final boolean gzip;

  HttpGateway(Target target, boolean gzip) {
    this.target = target;
    this.gzip = gzip;
  }

  @Override
  public GatewayReply post(EventBatch batch) throws InterruptedException {
    try {
      return answer(client.send(request(batch), BodyHandlers.ofString()), batch.size());
    } catch (ConnectException _) {
      return new Later("no connection to " + target.url(), Optional.empty());
    } catch (IOException e) {
      return new Later("the connection broke: " + e.getMessage(), Optional.empty());
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpRequest request(EventBatch batch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.events(batch.domain()))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + target.key())
            .header("Content-Type", "application/x-ndjson");
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    byte[] body = gzip ? batch.gzippedBody() : batch.body();
    return request.POST(BodyPublishers.ofByteArray(body)).build();
  }

  private static GatewayReply answer(HttpResponse<String> response, int sent) {
    int status = response.statusCode();
    return switch (status) {
      case 202 -> judged(response, sent).orElseGet(() -> unknown(response));
      case 422 -> judged(response, sent).orElseGet(() -> refused(response));
      case 401, 403 -> new KeyRefused(fault(response).detail());
      case 429 -> new Later("too many requests", retryAfter(response));
      case 503 -> judged(response, sent).orElseGet(() -> later(response));
      default -> status >= 500 ? later(response) : refused(response);
    };
  }

  private static Optional<GatewayReply> judged(HttpResponse<String> response, int sent) {
    try {
      Receipt receipt = JSON.forType(Receipt.class).readValue(response.body());
      return receipt != null && receipt.isFor(sent)
          ? Optional.of(new Judged(receipt, retryAfter(response)))
          : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static GatewayReply unknown(HttpResponse<String> response) {
    return new Later(
        "HTTP %d without a receipt for these events".formatted(response.statusCode()),
        retryAfter(response));
  }

  private static GatewayReply refused(HttpResponse<String> response) {
    Fault fault = fault(response);
    return new Refused(fault.code(), fault.detail());
  }

  private static GatewayReply later(HttpResponse<String> response) {
    return new Later(fault(response).detail(), retryAfter(response));
  }

  private static Fault fault(HttpResponse<String> response) {
    String status = "HTTP " + response.statusCode();
    try {
      Fault fault = JSON.forType(Fault.class).readValue(response.body());
      return fault == null || fault.code() == null ? new Fault("refused", status) : fault;
    } catch (JacksonException _) {
      return new Fault("refused", status);
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,4}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
