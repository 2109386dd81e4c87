package io.millrace.journey;

import io.millrace.events.Entity;
import java.util.List;
import java.util.Optional;

/** A part of the {@link Names} of an event or a touch. */
enum NamePart {
  CREATOR(0, Optional.of(Entity.Type.CREATOR)),
  CAMPAIGN(1, Optional.of(Entity.Type.CAMPAIGN)),
  ITEM(2, Optional.of(Entity.Type.ITEM)),
  CHANNEL(3, Optional.empty()),
  REGION(4, Optional.empty());

  static final List<NamePart> ALL = List.of(values());

  private final int index;

  // The checker does not know that an Optional of an enum constant is immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Optional<Entity.Type> entity;

  NamePart(int index, Optional<Entity.Type> entity) {
    this.index = index;
    this.entity = entity;
  }

  /** From 0 without gaps; never changed, because {@link #mark} is stored. */
  int index() {
    return index;
  }

  /** A bit of its own. */
  int mark() {
    return 1 << index;
  }

  /** The type of the entities of this part; empty for the parts whose names are a closed list. */
  Optional<Entity.Type> entity() {
    return entity;
  }

  /** The name of this part; empty when there is none. */
  String of(Names names) {
    return switch (this) {
      case CREATOR -> names.creator();
      case CAMPAIGN -> names.campaign();
      case ITEM -> names.item();
      case CHANNEL -> names.channel();
      case REGION -> names.region();
    };
  }
}
