package io.millrace.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.web.BodyMemory;
import io.millrace.web.BufferedBody;
import io.millrace.web.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class GunzipTest {
  private static final DataSize LIMIT = DataSize.ofKilobytes(512);

  private final BodyMemory budget = new BodyMemory(DataSize.ofMegabytes(8));

  @Test
  void inflatesOneMember() {
    byte[] plain = new byte[200_000];
    new Random(7).nextBytes(plain);

    assertThat(inflate(gzip(plain))).isEqualTo(plain);
    assertThat(inflate(gzip(new byte[0]))).isEmpty();
  }

  @Test
  void inflatesAsManyMembersAsEventsFitIntoARequest() {
    byte[] member = gzip("{}\n".getBytes(UTF_8));

    assertThat(inflate(repeat(member, Gunzip.MAX_MEMBERS))).hasSize(3 * Gunzip.MAX_MEMBERS);
    assertRefused(repeat(member, Gunzip.MAX_MEMBERS + 1), "more than 1000 gzip members");
  }

  @Test
  void refusesManyEmptyMembersInsteadOfRecursingThroughThem() {
    assertRefused(join(repeat(gzip(new byte[0]), 10_000), gzip("{}".getBytes(UTF_8))), "members");
  }

  @Test
  void takesEveryFieldThatAHeaderMayHave() {
    byte[] plain = "{\"a\":1}".getBytes(UTF_8);
    byte[] packed = gzip(plain);
    byte[] extra = {4, 0, 'a', 'b', 0, 0};
    byte[] all =
        join(
            new byte[] {0x1f, (byte) 0x8b, 8, 0x1f, 1, 2, 3, 4, 0, 3},
            extra,
            "name\0".getBytes(UTF_8),
            "comment\0".getBytes(UTF_8),
            new byte[] {1, 2},
            Arrays.copyOfRange(packed, 10, packed.length));

    assertThat(inflate(all)).isEqualTo(plain);
    for (int length = 0; length < all.length; length++) {
      assertRefused(Arrays.copyOf(all, length), "not gzip");
    }
  }

  @Test
  void refusesWhatFollowsTheLastMember() {
    byte[] packed = gzip("{}".getBytes(UTF_8));

    assertRefused(join(packed, new byte[] {0}), "has data after its end");
    assertRefused(join(packed, "rest of another thing".getBytes(UTF_8)), "has data after its end");
  }

  @Test
  void refusesAChecksumALengthAndADictionaryThatAreWrong() {
    byte[] packed = gzip("some data, some data".getBytes(UTF_8));

    assertRefused(flipped(packed, packed.length - 8), "not gzip");
    assertRefused(flipped(packed, packed.length - 4), "not gzip");
    assertRefused(flipped(packed, 0), "not gzip");
    assertRefused(flipped(packed, 2), "not gzip");
    assertRefused(new byte[0], "not gzip");
  }

  @Test
  void agreesWithAnyFlippedByteEitherOnTheContentOrRefusesIt() {
    byte[] plain = "flip me, flip me, flip me".getBytes(UTF_8);
    byte[] packed = gzip(plain);

    for (int i = 0; i < packed.length; i++) {
      try {
        assertThat(inflate(flipped(packed, i))).isEqualTo(plain);
      } catch (ProblemException e) {
        assertThat(e.problem().status()).isIn(400, 413);
      }
    }
  }

  @Test
  void stopsAtTheLimitWhateverTheRatio() {
    byte[] bomb = gzip(new byte[50 << 20]);

    assertThatThrownBy(() -> inflate(bomb))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("body_too_large");
  }

  private byte[] inflate(byte[] packed) {
    try (BodyMemory.Lease lease = budget.open()) {
      BufferedBody body = new BufferedBody(LIMIT, lease);
      body.append(ByteBuffer.wrap(packed));
      BufferedBody plain = Gunzip.inflate(body, LIMIT, lease);
      return Arrays.copyOf(plain.bytes(), plain.length());
    }
  }

  private void assertRefused(byte[] packed, String because) {
    assertThatThrownBy(() -> inflate(packed))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not_parseable")
        .hasMessageContaining(because);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] flipped(byte[] bytes, int index) {
    byte[] copy = bytes.clone();
    copy[index] ^= 0x55;
    return copy;
  }

  private static byte[] repeat(byte[] bytes, int times) {
    byte[] all = new byte[bytes.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
    }
    return all;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
