package io.millrace.keys;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules of a public key, which stands in pages and apps where everybody can read it.
 *
 * @param origins the origins of the pages that may use the key, 1 to 50 of the form {@code
 *     https://shop.example} or {@code https://shop.example:8443}; {@value #NO_ORIGIN} permits
 *     clients that state no origin, such as mini programs and apps
 * @param types the names of the event types that the key may send, 1 to 50
 */
public record PublicUse(List<String> origins, List<String> types) {
  /** Stands for clients that state no origin. */
  public static final String NO_ORIGIN = "none";

  /**
   * The types of a key that does not choose its own: those with which nobody can invent money. Any
   * reader of the page can send what the key may send.
   */
  public static final List<String> DEFAULT_TYPES =
      List.of(
          "impression",
          "view",
          "search",
          "like",
          "favorite",
          "comment",
          "follow",
          "message",
          "post",
          "share",
          "reaction",
          "join",
          "invite",
          "call",
          "product_view",
          "cart_add");

  private static final int MOST = 50;
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https?://(?:[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63}){0,10}|\\[[0-9a-f:.]{2,45}\\])"
              + "(?::[0-9]{1,5})?");
  private static final Pattern TYPE = Pattern.compile("[a-z_]{1,40}");

  public PublicUse {
    origins = List.copyOf(origins);
    types = List.copyOf(types);
    require(!origins.isEmpty() && origins.size() <= MOST, "a public key lists 1 to 50 origins");
    require(!types.isEmpty() && types.size() <= MOST, "a public key lists 1 to 50 event types");
    origins.forEach(
        origin ->
            require(
                origin.equals(NO_ORIGIN) || ORIGIN.matcher(origin).matches(),
                "an origin has the form https://shop.example, in lower case, or is none"));
    types.forEach(
        type -> require(TYPE.matcher(type).matches(), "an event type has the form product_view"));
  }

  private static void require(boolean fine, String message) {
    if (!fine) {
      throw new IllegalArgumentException(message);
    }
  }
}
