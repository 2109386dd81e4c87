package io.millrace.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A checked mapping, ready to run.
 *
 * @param gates conditions at the entry, in order
 * @param selection the rules
 * @param eventName the value that names an event in {@link MappedItem.Unmapped}
 * @param otherwise what happens to items without a rule
 * @param hashed the paths that {@code $row} covers, by name
 */
record Plan(
    List<Gate> gates,
    Selection selection,
    Optional<Value> eventName,
    Otherwise otherwise,
    List<Path> hashed) {

  MappedItem map(Item item) {
    Scope scope = new Scope(item, hashed, MissingNode.getInstance(), 0);
    try {
      for (Gate gate : gates) {
        Optional<String> reason = gate.skip(scope);
        if (reason.isPresent()) {
          return new MappedItem.Skipped(reason.get());
        }
      }
      return switch (selection.choose(scope)) {
        case Selection.Choice.Rules(List<Rule> rules) -> apply(rules, item, scope);
        case Selection.Choice.Skip(String reason) -> new MappedItem.Skipped(reason);
        case Selection.Choice.None(String name, String reason) ->
            otherwise.noRule(name(scope, name), reason);
      };
    } catch (Refusal refusal) {
      return otherwise.refusal(refusal);
    }
  }

  private MappedItem apply(List<Rule> rules, Item item, Scope scope) throws Refusal {
    List<ObjectNode> events = new ArrayList<>(1);
    for (Rule rule : rules) {
      rule.apply(item, hashed, scope, events);
    }
    if (events.isEmpty()) {
      return otherwise.noRule(name(scope, ""), "no rule is for it");
    }
    requireDistinct(events);
    return new MappedItem.Events(events);
  }

  private String name(Scope scope, String fallback) throws Refusal {
    return eventName.isPresent() ? eventName.get().in(scope) : fallback;
  }

  /** Refuses events that would replace each other, because they are the same to Millrace. */
  private static void requireDistinct(List<ObjectNode> events) throws Refusal {
    if (events.size() == 1) {
      return;
    }
    Set<List<String>> keys = new HashSet<>();
    for (ObjectNode event : events) {
      String id = event.path("id").asString();
      if (!keys.add(
          List.of(event.path("platform").asString(), event.path("type").asString(), id))) {
        throw Refusal.wrong(
            "two of its events have the type %s and the id %s; each needs an id of its own"
                .formatted(event.path("type").asString(), Refusal.quote(id)));
      }
    }
  }
}
