package io.millrace.collector.protocol;

import io.millrace.events.identity.IdentityStatement.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What one item says about the ids of a visitor, as the client sent it. The ids are raw: only
 * pseudonyms of them may be kept.
 *
 * @param call the name of the call; one of a small set that the protocol defines
 * @param at when the client says it happened, as RFC 3339; any other text means the time of receipt
 * @param platform the platform that the item names
 * @param said at most 16
 */
public record SentIdentities(String call, String at, Optional<String> platform, List<Said> said) {
  /** An item that says nothing about ids. */
  public static final SentIdentities NONE = new SentIdentities("", "", Optional.empty(), List.of());

  /**
   * One statement.
   *
   * @param visitor the id that lasts, for example that of an account
   * @param other the other id or the group; empty only for {@code SEEN}
   */
  public record Said(Kind kind, String visitor, Optional<String> other) {
    /** Hides the raw ids. */
    @Override
    public String toString() {
      return "Said[" + kind + ']';
    }
  }

  public SentIdentities {
    said = List.copyOf(said);
  }
}
