package io.millrace.collector.protocol;

import tools.jackson.databind.JsonNode;

/** One item of a request. */
public sealed interface ParsedItem {

  /**
   * An item that the mapping turns into events.
   *
   * @param json the item in the form that the mapping of the protocol expects
   * @param identities the ids that the item links besides; they are kept unless the mapping refuses
   *     it
   */
  record Mappable(JsonNode json, SentIdentities identities) implements ParsedItem {

    /** An item that links no ids. */
    public Mappable(JsonNode json) {
      this(json, SentIdentities.NONE);
    }
  }

  /**
   * A call that says something of a visitor, for example {@code identify} or {@code alias}. What it
   * says about ids is kept. It does not join visitors yet.
   *
   * @param name the name of the call; one of a small set that the protocol defines
   * @param identities what the call says about ids; nothing when it names no visitor
   */
  record IdentityCall(String name, SentIdentities identities) implements ParsedItem {}

  /**
   * An item that does not have the form of the protocol.
   *
   * @param problem the reason, for people; it must not quote the item, which may name a visitor
   */
  record Malformed(String problem) implements ParsedItem {}
}
