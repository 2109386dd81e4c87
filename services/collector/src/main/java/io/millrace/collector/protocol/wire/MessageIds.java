package io.millrace.collector.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every item of a request an id that is the same when the client sends the item again. One
 * object is for one request. Not safe for several threads.
 */
public final class MessageIds {
  /** A mapping may append the number of a line to it, and an event's id takes 64 characters. */
  private static final int MAX_LENGTH = 48;

  private static final int HASH_BYTES = 20;

  private final Map<String, Integer> contents = new HashMap<>();

  /** The client's own id as it is, or its hash when it has more than 48 characters. */
  public static String ofOwn(String own) {
    return own.length() <= MAX_LENGTH ? own : hash(own);
  }

  /** The hash of values that together name an item. */
  public static String ofParts(String... parts) {
    return hash(String.join("\u0000", parts));
  }

  /**
   * The hash of an item's content, whatever the order of its fields. Of equal items in one request
   * each has an id of its own.
   *
   * @param changing names of fields of the item that change when the client sends it again
   */
  public String ofContent(ObjectNode item, Set<String> changing) {
    StringBuilder text = new StringBuilder();
    append(item, changing, text);
    String id = hash(text.toString());
    int before = contents.merge(id, 1, Integer::sum) - 1;
    return before == 0 ? id : ofParts(id, Integer.toString(before));
  }

  private static void append(JsonNode json, Set<String> omitted, StringBuilder text) {
    if (!json.isObject()) {
      text.append(json);
      return;
    }
    text.append('{');
    json.propertyNames().stream()
        .filter(name -> !omitted.contains(name))
        .sorted()
        .forEach(
            name -> {
              text.append(name).append('\u0000');
              append(json.get(name), Set.of(), text);
            });
    text.append('}');
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
