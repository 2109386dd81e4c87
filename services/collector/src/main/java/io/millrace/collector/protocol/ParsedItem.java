package io.millrace.collector.protocol;

import tools.jackson.databind.JsonNode;

/** One item of a request. */
public sealed interface ParsedItem {

  /**
   * An item that the mapping turns into events.
   *
   * @param json the item in the form that the mapping of the protocol expects
   */
  record Mappable(JsonNode json) implements ParsedItem {}

  /**
   * A call that says something of a visitor, for example {@code identify} or {@code alias}. It is
   * accepted and counted. It does not join visitors yet.
   *
   * @param name the name of the call; one of a small set that the protocol defines
   */
  record IdentityCall(String name) implements ParsedItem {}

  /**
   * An item that does not have the form of the protocol.
   *
   * @param problem the reason, for people; it must not quote the item, which may name a visitor
   */
  record Malformed(String problem) implements ParsedItem {}
}
