package io.millrace.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody or something that earns credit and has a free id: who made the content, what paid for
 * the traffic, or what was seen. An id belongs to one platform.
 *
 * @param type what it is
 * @param id the id as the sender wrote it, 1 to {@value #MOST} characters
 */
public record Entity(Type type, String id) {
  /** The most characters of an id, in code points. */
  public static final int MOST = 128;

  public Entity {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("an entity has no id");
    }
  }

  /** What an entity is. */
  public enum Type {
    /** Who made the content. */
    CREATOR,
    /** What paid for the traffic. */
    CAMPAIGN,
    /** What was seen or bought: a content or a product. */
    ITEM;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The name in keys, paths and answers, in lower case. */
    public String id() {
      return id;
    }

    /** The type with this name. */
    public static Optional<Type> of(String id) {
      return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }
  }
}
