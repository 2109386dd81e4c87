package io.millrace.events.cell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a monetization is shared among its touches. */
public enum Model {
  /** The latest touch earns all. */
  LAST_TOUCH;

  /** The name in sub-keys, queries and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The model of that name. */
  public static Optional<Model> of(String id) {
    return Arrays.stream(values()).filter(model -> model.id().equals(id)).findFirst();
  }
}
