package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.events.Domain;
import io.millrace.ingest.Samples;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Any body of a request is decoded or refused, soon. The first byte of an input chooses the format.
 * The default build reads the kept inputs; {@code .ci/fuzz} searches for more.
 */
class GuidedBodiesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final BodyDecoder DECODER = Samples.decoder(Domain.COMMERCE);

  @FuzzTest(maxDuration = "2m")
  void decodesOrRefusesAnyBody(byte[] input) {
    if (input.length > 0) {
      byte[] body = Arrays.copyOfRange(input, 1, input.length);
      assertTimeoutPreemptively(LIMIT, () -> decode(body, format(input[0] & 7, body)));
    }
  }

  private static void decode(byte[] body, BodyFormat format) {
    try {
      List<Decoded> decoded = DECODER.decode(body, body.length, format);
      assertThat(decoded).hasSizeLessThanOrEqualTo(body.length + 1).doesNotContainNull();
    } catch (UnreadableException e) {
      assertThat(e.code().status()).isBetween(400, 413);
    }
  }

  private static BodyFormat format(int number, byte[] body) {
    BodyFormat.Document[] documents = BodyFormat.Document.values();
    return number < documents.length ? documents[number] : binary(body);
  }

  /** A CloudEvent whose attributes are the beginning of the body. */
  private static BodyFormat binary(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 40), UTF_8);
    return new BodyFormat.BinaryCloudEvent(
        Map.of("specversion", "1.0", "id", text, "source", text, "type", "view", "time", text));
  }
}
