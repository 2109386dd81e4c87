package io.millrace.insights.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.insights.query.PageRequest;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads {@code limit} and {@code cursor}. A cursor contains a fingerprint of the query and the key
 * of the last item before the page. So it is valid for that query only.
 */
public final class PageParameters {
  public static final String LIMIT = "limit";
  public static final String CURSOR = "cursor";

  /** Enough for two days of minutes, and for a matrix of all platforms. */
  static final int DEFAULT_LIMIT = 3_000;

  static final int MOST = 10_000;

  private static final int FINGERPRINT = Long.BYTES;

  /** A key has at most an id of 128 characters, which take up to 512 bytes, and some numbers. */
  private static final int LONGEST = 1_024;

  private PageParameters() {}

  /**
   * Returns the requested part of a list.
   *
   * @throws ProblemException 400 that names {@code limit} or {@code cursor}
   */
  static PageRequest paging(ServerHttpRequest request, Parameters parameters) {
    return paging(request, parameters, DEFAULT_LIMIT, MOST);
  }

  /** Returns the requested part of a list that has other limits. */
  public static PageRequest paging(
      ServerHttpRequest request, Parameters parameters, int usual, int most) {
    String question = request.getPath().value() + parameters.without(LIMIT, CURSOR);
    byte[] fingerprint = fingerprint(question);
    Optional<String> after = parameters.find(CURSOR).map(cursor -> key(cursor, fingerprint));
    return new PageRequest(
        parameters.find(LIMIT).map(text -> limit(text, most)).orElse(usual),
        after,
        key -> cursor(fingerprint, key));
  }

  private static int limit(String text, int most) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .filter(limit -> limit >= 1 && limit <= most)
        .orElseThrow(
            () ->
                ProblemException.ofParameter(
                    LIMIT,
                    ParameterReason.NOT_A_NUMBER,
                    "1," + most,
                    "limit is a number from 1 to " + most));
  }

  private static String cursor(byte[] fingerprint, String key) {
    byte[] text = key.getBytes(UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(FINGERPRINT + text.length).put(fingerprint).put(text).array());
  }

  private static String key(String cursor, byte[] fingerprint) {
    try {
      byte[] bytes =
          cursor.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
      if (bytes.length > FINGERPRINT
          && Arrays.equals(bytes, 0, FINGERPRINT, fingerprint, 0, FINGERPRINT)) {
        ByteBuffer key = ByteBuffer.wrap(bytes, FINGERPRINT, bytes.length - FINGERPRINT);
        return UTF_8.newDecoder().decode(key).toString();
      }
    } catch (IllegalArgumentException | CharacterCodingException _) {
      // The exception below is the same for all faults.
    }
    throw ProblemException.ofParameter(
        CURSOR,
        ParameterReason.BAD_CURSOR,
        "not a cursor of this query; send the query again without a cursor");
  }

  private static byte[] fingerprint(String question) {
    long bits = UUID.nameUUIDFromBytes(question.getBytes(UTF_8)).getLeastSignificantBits();
    return ByteBuffer.allocate(FINGERPRINT).putLong(bits).array();
  }
}
