package io.millrace.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.keys.ApiKey;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads the tokens in session cookies. A token is {@code <prefix of the key>.<end in
 * epoch seconds>.<nonce>.<signature>}. Tokens are not stored, so every instance with the same
 * secret accepts them. The signature covers the hash of the key, so a token is valid for that key
 * only, and only while the key is valid. Safe for several threads.
 */
final class SessionTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "millrace gateway session 2";
  private static final Pattern TEXT =
      Pattern.compile(
          "(([A-Za-z0-9]{8})\\.([0-9]{1,12})\\.([A-Za-z0-9_-]{16}))\\.([A-Za-z0-9_-]{43})");
  private static final int NONCE_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** The hash to sign when the key is unknown, so that every check has the same cost. */
  private static final String DECOY = "0".repeat(64);

  private final SecretKeySpec secret;
  private final ApiKeyIndex keys;
  private final InstantSource clock;

  /**
   * Creates tokens for the keys of that index.
   *
   * @param secret text of any length; the signing key is derived from it
   */
  SessionTokens(String secret, ApiKeyIndex keys, InstantSource clock) {
    byte[] derived = hmac(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM), PURPOSE);
    this.secret = new SecretKeySpec(derived, ALGORITHM);
    this.keys = keys;
    this.clock = clock;
  }

  String write(ApiKey key, Instant end) {
    String named = key.prefix() + "." + end.getEpochSecond() + "." + nonce();
    return named + "." + signature(named, key.sha256());
  }

  /** The browser that holds this token; empty when the token is forged or its time is over. */
  Optional<Caller.Browser> read(String token) {
    Matcher parts = TEXT.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Optional<ApiKey> key = keys.active(parts.group(2));
    String expected = signature(parts.group(1), key.map(ApiKey::sha256).orElse(DECOY));
    boolean genuine = MessageDigest.isEqual(expected.getBytes(UTF_8), bytes(parts.group(5)));
    Session session =
        new Session(Instant.ofEpochSecond(Long.parseLong(parts.group(3))), parts.group(4));
    return key.filter(_ -> genuine && isRunning(session))
        .map(known -> new Caller.Browser(known, session));
  }

  /** Whether the end of the session is in the future. */
  boolean isRunning(Session session) {
    return session.end().getEpochSecond() > clock.instant().getEpochSecond();
  }

  private static String nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  private String signature(String named, String sha256) {
    byte[] signature = hmac(secret, named + "." + sha256);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] hmac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
