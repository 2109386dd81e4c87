package io.millrace.mapping;

import io.millrace.events.EventType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes events of one kind from an item.
 *
 * @param when the condition under which it does
 * @param forEach the list of which every element makes one event
 * @param setters the fields, the type before the visitor
 * @param required the fields that an event cannot lack
 */
record Rule(
    Optional<Expression> when,
    Optional<Path> forEach,
    List<Setter> setters,
    List<String> required) {
  static final int MOST_EVENTS = 1_000;

  /**
   * Adds the events of the item to the list.
   *
   * @return whether the rule is for this item
   */
  boolean apply(Item item, List<Path> hashed, Scope scope, List<ObjectNode> events) throws Refusal {
    if (forEach.isEmpty()) {
      return applyTo(scope, events);
    }
    JsonNode list = scope.node(forEach.get());
    if (list.isMissingNode() || list.isNull()) {
      return false;
    }
    if (!list.isArray()) {
      throw Refusal.wrong(forEach.get().text() + " is not a list");
    }
    if (list.size() > MOST_EVENTS) {
      throw Refusal.wrong(forEach.get().text() + " has more than 1 000 elements");
    }
    boolean applied = false;
    for (int i = 0; i < list.size(); i++) {
      applied |= applyTo(new Scope(item, hashed, list.path(i), i + 1), events);
    }
    return applied;
  }

  private boolean applyTo(Scope scope, List<ObjectNode> events) throws Refusal {
    if (when.isPresent() && !when.get().test(scope)) {
      return false;
    }
    if (events.size() == MOST_EVENTS) {
      throw Refusal.wrong("it becomes more than 1 000 events");
    }
    events.add(event(scope));
    return true;
  }

  private ObjectNode event(Scope scope) throws Refusal {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    for (Setter setter : setters) {
      if (!(setter.isOfVisitor() && isSpend(event))) {
        setter.set(scope, event);
      }
    }
    for (String key : required) {
      if (!event.has(key) && !(key.equals(MappingField.VISITOR.key()) && isSpend(event))) {
        throw Refusal.missing("no " + key);
      }
    }
    return event;
  }

  /** Tells whether the event is spend, which has no visitor. Its type is set before its visitor. */
  private static boolean isSpend(ObjectNode event) {
    return event.path(MappingField.TYPE.key()).asString("").equals(EventType.SPEND.id());
  }

  /** Returns all paths that the rule reads for values and its condition. */
  Stream<Path> paths() {
    return Stream.concat(
        setters.stream().flatMap(Setter::values).flatMap(Value::paths),
        when.stream().flatMap(Expression::paths));
  }

  /** Tells whether the rule makes sense only inside {@code forEach}. */
  boolean needsElement() {
    return when.filter(Expression::needsElement).isPresent()
        || setters.stream().flatMap(Setter::values).anyMatch(Value::needsElement);
  }
}
