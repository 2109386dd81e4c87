package io.millrace.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes and reads the text form of keys: {@code mr_<prefix of 8 characters>_<256 random bits,
 * base64url>}.
 */
public final class ApiKeyFormat {
  private static final String START = "mr_";
  private static final int PREFIX_LENGTH = 8;
  private static final int SECRET_BYTES = 32;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private ApiKeyFormat() {}

  static String randomPrefix() {
    StringBuilder prefix = new StringBuilder(PREFIX_LENGTH);
    RANDOM
        .ints(PREFIX_LENGTH, 0, ALPHABET.length())
        .forEach(i -> prefix.append(ALPHABET.charAt(i)));
    return prefix.toString();
  }

  static String random(String prefix) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return START + prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** The prefix of a key; empty when the text does not have the form of a key. */
  public static String prefixOf(String text) {
    int end = START.length() + PREFIX_LENGTH;
    return text.startsWith(START) && text.length() > end ? text.substring(START.length(), end) : "";
  }

  /** The SHA-256 of the UTF-8 bytes of a key. */
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
