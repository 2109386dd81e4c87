package io.millrace.events.identity;

import io.millrace.events.Visitor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a client of another product said about the ids of a visitor. Nothing counts statements yet:
 * they do not join visitors. They are kept for what comes later.
 *
 * @param kind what the client said
 * @param visitor the visitor, made from the id that lasts, for example that of an account
 * @param other for {@code LINK} and {@code UNLINK} the visitor made from the other id, for example
 *     that of a browser; for {@code GROUP} the pseudonym of the group; for {@code SEEN} empty
 * @param platform the platform that the client or the collector's settings name
 * @param at when the client said it, milliseconds since 1970-01-01T00:00:00Z; the time of receipt
 *     when the client gave no usable time
 * @param protocol the protocol of the client, at most 40 characters
 * @param call the name of the call, at most 64 characters
 * @param publicKey whether the client's key may be public; then anybody can make such a statement
 */
public record IdentityStatement(
    Kind kind,
    Visitor visitor,
    Optional<Visitor> other,
    Optional<String> platform,
    long at,
    String protocol,
    String call,
    boolean publicKey) {

  /** What a client said. The numbers are part of the wire format and never change. */
  public enum Kind {
    /** Both ids are of one person. */
    LINK(1),
    /** The two ids are no longer of one person. */
    UNLINK(2),
    /** The id is of a person. The client sent attributes of the person, which are not kept. */
    SEEN(3),
    /** The visitor belongs to a group, for example a company. */
    GROUP(4);

    private static final Map<Integer, Kind> BY_NUMBER =
        Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(Kind::number, Function.identity()));

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }

    /** The kind with that number; empty for a number of a later version. */
    public static Optional<Kind> ofNumber(int number) {
      return Optional.ofNullable(BY_NUMBER.get(number));
    }
  }

  public IdentityStatement {
    if (other.isPresent() != (kind != Kind.SEEN)) {
      throw new IllegalArgumentException(kind + " with " + (other.isPresent() ? "two ids" : "one"));
    }
  }
}
