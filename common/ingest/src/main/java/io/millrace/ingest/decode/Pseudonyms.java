package io.millrace.ingest.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Visitor;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms of visitors. A pseudonym is the first 16 bytes of the HMAC-SHA-256 of the raw
 * visitor id. Safe for several threads.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";

  private final ThreadLocal<Mac> macs;

  /**
   * Creates pseudonyms with the UTF-8 bytes of {@code secret} as the key. A different secret gives
   * every visitor a new pseudonym.
   */
  public Pseudonyms(String secret) {
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.macs = ThreadLocal.withInitial(() -> mac(key));
  }

  /**
   * The pseudonym of a visitor id that an event could have. Empty for an id that is nobody, is not
   * well-formed or has more than 128 characters.
   */
  public Optional<Visitor> ofKnown(String visitor) {
    try {
      EventField field = EventField.VISITOR;
      Nobodies.refuse(visitor);
      return Optional.of(of(JsonTexts.checked(field.jsonName(), field.maxLength(), visitor)));
    } catch (RejectedException _) {
      return Optional.empty();
    }
  }

  Visitor of(String visitor) {
    return Visitor.ofBytes(macs.get().doFinal(visitor.getBytes(UTF_8)));
  }

  private static Mac mac(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
