package io.millrace.mapping;

import java.util.Arrays;
import java.util.Optional;

/** What happens to an item that no rule is for, or that lacks a required value. */
enum Otherwise {
  REFUSE("refuse"),
  SKIP("skip"),
  /** The mapping does not say. */
  UNSAID("");

  private final String key;

  Otherwise(String key) {
    this.key = key;
  }

  static Optional<Otherwise> of(String key) {
    return Arrays.stream(values()).filter(o -> o != UNSAID && o.key.equals(key)).findFirst();
  }

  MappedItem noRule(String name, String reason) {
    String shortName = name.length() <= 64 ? name : name.substring(0, 64);
    return switch (this) {
      case REFUSE ->
          new MappedItem.Refused(name.isEmpty() ? reason : reason + ", but " + Refusal.quote(name));
      case SKIP -> new MappedItem.Skipped(reason);
      case UNSAID -> new MappedItem.Unmapped(shortName);
    };
  }

  MappedItem refusal(Refusal refusal) {
    return this == SKIP && refusal.isAbsence()
        ? new MappedItem.Skipped(refusal.problem())
        : new MappedItem.Refused(refusal.problem());
  }
}
