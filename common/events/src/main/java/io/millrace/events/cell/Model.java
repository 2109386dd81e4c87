package io.millrace.events.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a monetization is shared among its touches. All are computed; a query chooses one. */
public enum Model {
  /** The latest touch earns all. */
  LAST_TOUCH,
  /** The earliest touch earns all. */
  FIRST_TOUCH,
  /** All touches earn the same. */
  LINEAR,
  /** A touch earns half as much for every half-life it lies further back. */
  TIME_DECAY,
  /** The earliest and the latest touch earn 40 % each, those between them share the rest. */
  POSITION;

  /** The name in sub-keys, queries and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The model of that name. */
  public static Optional<Model> of(String id) {
    return Arrays.stream(values()).filter(model -> model.id().equals(id)).findFirst();
  }
}
