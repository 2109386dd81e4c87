package io.millrace.collector.protocol.wire;

import io.millrace.collector.protocol.SentIdentities;
import io.millrace.collector.protocol.SentIdentities.Said;
import io.millrace.events.identity.IdentityStatement.Kind;
import io.millrace.mapping.Mapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Collects what one item says about the ids of a visitor. Ids are read as a mapping reads them, so
 * that the same id has the same pseudonym in events and in statements. Absent ids say nothing. For
 * one thread.
 */
public final class IdentityReader {
  private static final int MAX_SAID = 16;

  private final Set<Said> said = new LinkedHashSet<>();

  /** The first of the values that is not blank, as text; empty when all are blank. */
  public static String id(JsonNode... values) {
    return Stream.of(values)
        .filter(JsonNode::isValueNode)
        .map(Mapping::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Both ids are of one person. */
  public IdentityReader link(String visitor, String other) {
    return pair(Kind.LINK, visitor, other);
  }

  /** The two ids are no longer of one person. */
  public IdentityReader unlink(String visitor, String other) {
    return pair(Kind.UNLINK, visitor, other);
  }

  /** The visitor belongs to the group. */
  public IdentityReader group(String visitor, String group) {
    return pair(Kind.GROUP, visitor, group);
  }

  /** Both ids are of one person; if only one of them is there, it is of a person. */
  public IdentityReader linkOrSeen(String visitor, String other) {
    String known = visitor.isEmpty() ? other : visitor;
    boolean both = !visitor.isEmpty() && !other.isEmpty() && !visitor.equals(other);
    return both ? link(visitor, other) : seen(known);
  }

  /** The id is of a person. */
  public IdentityReader seen(String visitor) {
    if (!visitor.isEmpty()) {
      add(new Said(Kind.SEEN, visitor, Optional.empty()));
    }
    return this;
  }

  /** What was read. */
  public SentIdentities of(String call, String at, JsonNode... platforms) {
    return said.isEmpty()
        ? SentIdentities.NONE
        : new SentIdentities(
            call,
            at,
            Optional.of(id(platforms)).filter(name -> !name.isEmpty()),
            List.copyOf(said));
  }

  private IdentityReader pair(Kind kind, String visitor, String other) {
    if (!visitor.isEmpty() && !other.isEmpty() && !visitor.equals(other)) {
      add(new Said(kind, visitor, Optional.of(other)));
    }
    return this;
  }

  private void add(Said one) {
    if (said.size() < MAX_SAID) {
      said.add(one);
    }
  }
}
