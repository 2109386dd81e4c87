package io.millrace.events.loop;

import io.millrace.events.Entities;
import java.util.Optional;

/**
 * What a touch carries besides its surface. Each part is that of the touch's last event that names
 * one.
 *
 * @param entities the creator, campaign and item
 * @param channel how the visitor came
 * @param region where the visitor was
 */
public record TouchNames(Entities entities, Optional<String> channel, Optional<String> region) {
  /** No name. */
  public static final TouchNames NONE =
      new TouchNames(Entities.NONE, Optional.empty(), Optional.empty());
}
