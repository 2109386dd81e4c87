package io.millrace.events.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An attribution model: how the credit of a monetization is shared among its touches. All models
 * are computed; a query chooses one.
 */
public enum Model {
  /** The latest touch earns everything. */
  LAST_TOUCH,
  /** The earliest touch earns everything. */
  FIRST_TOUCH,
  /** All touches earn the same share. */
  LINEAR,
  /** The weight of a touch halves with each half-life between the touch and the purchase. */
  TIME_DECAY,
  /** The earliest and the latest touch earn 40 % each; the touches between them share the rest. */
  POSITION;

  private final String id = name().toLowerCase(Locale.ROOT);

  /** The name in sub-keys, queries and answers, in lower case. */
  public String id() {
    return id;
  }

  /** The model with this name. */
  public static Optional<Model> of(String id) {
    return Arrays.stream(values()).filter(model -> model.id().equals(id)).findFirst();
  }
}
