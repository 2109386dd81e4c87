package io.millrace.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.web.BodyMemory;
import io.millrace.web.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.unit.DataSize;

class RequestBodyTest {
  private final BodyMemory memory = new BodyMemory(DataSize.ofBytes(10));
  private final RateLimit allowance =
      new RateLimit(new RateSetting(10, DataSize.ofBytes(100)), new ManualTime());

  @Test
  void putsChunksTogether() {
    RequestBody body = body(8);
    body.add(chunk("abc"));
    body.add(chunk(""));
    body.add(chunk("defgh"));
    assertThat(body.complete()).isEqualTo(UTF_8.encode("abcdefgh"));
  }

  @Test
  void mayBeEmpty() {
    assertThat(body(8).complete().hasRemaining()).isFalse();
  }

  @Test
  void givesItsMemoryBackOnce() {
    RequestBody body = body(8);
    body.add(chunk("abc"));
    assertThat(memory.held()).isBetween(3L, 8L);
    body.drop();
    body.drop();
    assertThat(memory.held()).isZero();
  }

  @Test
  void hasALimit() {
    RequestBody body = body(4);
    body.add(chunk("abcd"));
    assertProblem("body_too_large", () -> body.add(chunk("e")));
    body.drop();
    assertThat(memory.held()).isZero();
  }

  @Test
  void isRefusedWhenOthersHaveTheMemory() {
    RequestBody first = body(8);
    first.add(chunk("12345678"));
    RequestBody second = body(8);
    second.add(chunk("ab"));
    second.add(chunk("c"));
    assertThat(memory.held()).isEqualTo(8);
    assertProblem("service_busy", second::complete);
    first.drop();
    assertThat(memory.held()).isZero();
  }

  @Test
  void isTooLargeEvenWhenThereIsNoMemoryForIt() {
    RequestBody first = body(8);
    first.add(chunk("12345678"));
    RequestBody second = body(8);
    second.add(chunk("123456"));
    assertProblem("body_too_large", () -> second.add(chunk("789")));
    assertThat(memory.held()).isEqualTo(8);
  }

  @Test
  void isChargedToItsCaller() {
    RequestBody body = body(8);
    body.add(chunk("12345678"));
    allowance.charge(92);
    assertThat(allowance.takeRequest().admitted()).isFalse();
  }

  private RequestBody body(int maxBytes) {
    return new RequestBody(DataSize.ofBytes(maxBytes), allowance, memory);
  }

  private static DataBuffer chunk(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(UTF_8));
  }

  private static void assertProblem(String code, Runnable action) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(action::run)
        .satisfies(problem -> assertThat(problem.problem().code()).isEqualTo(code));
  }
}
