package io.millrace.gateway.session;

import io.millrace.gateway.problem.GatewayProblem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a sign-in request.
 *
 * @param key the whole key
 */
record SignIn(String key) {
  private static final int MAX_BYTES = 1024;
  private static final String EXPECTED = "send {\"key\": \"mr_...\"}";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads a body of at most 1 KiB. Stops reading a larger body. */
  static Mono<SignIn> read(Flux<DataBuffer> body) {
    return DataBufferUtils.join(body, MAX_BYTES)
        .map(SignIn::parse)
        .switchIfEmpty(Mono.error(GatewayProblem.BAD_REQUEST.because(EXPECTED)))
        .onErrorMap(
            DataBufferLimitException.class,
            _ ->
                GatewayProblem.BODY_TOO_LARGE.because(
                    "the body of a sign-in has at most %d bytes".formatted(MAX_BYTES)));
  }

  private static SignIn parse(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    try {
      SignIn signIn = MAPPER.readValue(bytes, SignIn.class);
      if (signIn == null) { // the literal null
        throw GatewayProblem.BAD_REQUEST.because(EXPECTED);
      }
      return signIn;
    } catch (JacksonException _) { // Jackson's message quotes the body, which holds the key
      throw GatewayProblem.BAD_REQUEST.because(EXPECTED);
    }
  }

  @Override
  public String toString() {
    return "SignIn[hidden]";
  }
}
