package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Visitor;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void isTheHeadOfAnHmac() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));

    assertThat(new Pseudonyms(SECRET).of("zo\u00eb"))
        .isEqualTo(Visitor.ofBytes(mac.doFinal("zo\u00eb".getBytes(UTF_8))));
  }

  @Test
  void staysTheSameFromCallToCall() {
    Pseudonyms pseudonyms = new Pseudonyms(SECRET);

    assertThat(pseudonyms.of("a")).isEqualTo(pseudonyms.of("a")).isNotEqualTo(pseudonyms.of("b"));
  }

  @Test
  void dependsOnTheSecret() {
    assertThat(new Pseudonyms(SECRET).of("a"))
        .isNotEqualTo(new Pseudonyms(SECRET.toUpperCase(Locale.ROOT)).of("a"));
  }
}
