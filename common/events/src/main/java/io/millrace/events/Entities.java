package io.millrace.events;

import java.util.Optional;

/**
 * The entities that an event names, at most one of each type.
 *
 * @param creator who made the content
 * @param campaign what paid for the traffic
 * @param item the content or product
 */
public record Entities(Optional<String> creator, Optional<String> campaign, Optional<String> item) {
  /** No entity. */
  public static final Entities NONE =
      new Entities(Optional.empty(), Optional.empty(), Optional.empty());

  /** Only an item, or nothing when the argument is empty. */
  public static Entities ofItem(Optional<String> item) {
    return item.isEmpty() ? NONE : new Entities(Optional.empty(), Optional.empty(), item);
  }

  /** The id of the entity of this type. */
  public Optional<String> of(Entity.Type type) {
    return switch (type) {
      case CREATOR -> creator;
      case CAMPAIGN -> campaign;
      case ITEM -> item;
    };
  }
}
