package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that any input is either decoded or refused, and that no other exception is thrown. */
class FuzzTest {
  private static final int ROUNDS = 5_000;
  private static final long SEED = 20_261_124;
  private static final byte[] TOKENS = "{}[]\",:\\\n0123456789.eE-+truefalsn u".getBytes(UTF_8);
  private static final byte[] SAMPLE =
      ("["
              + Samples.with(json(EventType.PURCHASE), "\"amount\":" + Samples.amount("1.50"))
              + ",\n"
              + json(EventType.CART_ADD)
              + ",\n"
              + "{\"specversion\":\"1.0\",\"source\":\"s\",\"data\":{\"properties\":{\"a\":1}}}]")
          .getBytes(UTF_8);

  private final BodyDecoder decoder = Samples.decoder(Domain.COMMERCE);

  @ParameterizedTest
  @EnumSource(BodyFormat.Document.class)
  void survivesRandomBytes(BodyFormat format) {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = new byte[random.nextInt(64)];
      random.nextBytes(body);
      decode(body, format);
    }
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.Document.class)
  void survivesRandomTokens(BodyFormat format) {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = new byte[random.nextInt(64)];
      for (int j = 0; j < body.length; j++) {
        body[j] = TOKENS[random.nextInt(TOKENS.length)];
      }
      decode(body, format);
    }
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.Document.class)
  void survivesTruncation(BodyFormat format) {
    for (int length = 0; length < SAMPLE.length; length++) {
      decode(Arrays.copyOf(SAMPLE, length), format);
    }
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.Document.class)
  void survivesFlippedBits(BodyFormat format) {
    Random random = new Random(SEED);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] body = SAMPLE.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
      }
      decode(body, format);
    }
  }

  private void decode(byte[] body, BodyFormat format) {
    try {
      List<Decoded> decoded = decoder.decode(body, body.length, format);
      assertThat(decoded).hasSizeLessThanOrEqualTo(body.length).doesNotContainNull();
    } catch (UnreadableException e) {
      assertThat(e.code().status()).isEqualTo(400);
    }
  }
}
