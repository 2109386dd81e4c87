package io.millrace.collector;

import io.millrace.collector.ItemCounters.Outcome;
import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ItemOutcome;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.ingest.accept.IngestPipeline;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.answer.Receipt;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.ingest.receipts.ReceiptLog;
import io.millrace.mapping.MappedItem;
import io.millrace.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * Maps the items of a foreign request to native events, and publishes them through the pipeline of
 * the native API. So an event has the same checks and the same guarantees on both ways. Safe for
 * several threads.
 */
final class ItemPipeline {
  private static final int MAX_ITEMS = 1000;
  private static final int MAX_EVENTS = 10_000;

  private final IngestPipeline events;
  private final ReceiptLog log;
  private final ItemCounters counters;
  private final IdentityPipeline identities;
  private final UnmappedNames names = new UnmappedNames();

  ItemPipeline(
      IngestPipeline events, ReceiptLog log, ItemCounters counters, IdentityPipeline identities) {
    this.events = events;
    this.log = log;
    this.counters = counters;
    this.identities = identities;
  }

  /**
   * Publishes the events of the items, and what the items say about ids. May block for a bounded
   * time, so it must not run on an event loop.
   *
   * @param protocol the name of the protocol
   * @return the outcomes; empty when the broker did not acknowledge every valid event and every
   *     statement about ids, so that the client must send the request again. Completes when every
   *     outcome is known.
   * @throws UnreadableException when there are more than 1 000 items or 10 000 events; nothing is
   *     published
   */
  CompletionStage<Optional<BatchResult>> accept(
      String protocol, Mapping mapping, List<ParsedItem> items, Sender sender)
      throws UnreadableException {
    if (items.size() > MAX_ITEMS) {
      throw tooMany("items", MAX_ITEMS);
    }
    Batch batch = new Batch(protocol, sender, items.size(), log.batch());
    for (int i = 0; i < items.size(); i++) {
      batch.map(i, items.get(i), mapping);
      if (batch.lines.size() > MAX_EVENTS) {
        throw tooMany("events", MAX_EVENTS);
      }
    }
    CompletionStage<Boolean> acknowledged = batch.ids.publish();
    for (EventLines.Part part : batch.lines.parts()) {
      CompletionStage<Boolean> one =
          events
              .accept(part.lines(), part.lines().length, BodyFormat.NDJSON, sender.types())
              .thenApply(receipt -> batch.enter(part.first(), receipt));
      acknowledged = acknowledged.thenCombine(one, Boolean::logicalAnd);
    }
    return acknowledged.thenApply(all -> batch.result(all));
  }

  private static UnreadableException tooMany(String what, int limit) {
    return new UnreadableException(
        ProblemCode.TOO_MANY_EVENTS, "a request takes at most %d %s".formatted(limit, what));
  }

  /** The items of one request on their way. */
  private final class Batch {
    private final String protocol;
    private final ReceiptLog.Batch logged;
    private final IdentityPipeline.Batch ids;
    private final EventLines lines = new EventLines();
    private final List<ItemOutcome> outcomes;
    private int identityCalls;

    Batch(String protocol, Sender sender, int size, ReceiptLog.Batch logged) {
      this.protocol = protocol;
      this.ids = identities.batch(protocol, sender);
      this.logged = logged;
      this.outcomes = new ArrayList<>(size);
    }

    void map(int index, ParsedItem item, Mapping mapping) {
      outcomes.add(
          switch (item) {
            case ParsedItem.Mappable(JsonNode json, SentIdentities sent) ->
                mapped(index, mapping.map(json), sent);
            case ParsedItem.Malformed(String problem) -> refused(problem);
            case ParsedItem.IdentityCall(String name, SentIdentities sent) -> {
              ids.addCall(sent);
              identityCalls++;
              yield new ItemOutcome.Skipped(name + " does not join visitors yet");
            }
          });
    }

    private ItemOutcome mapped(int index, MappedItem item, SentIdentities sent) {
      ItemOutcome outcome = mapped(index, item);
      if (!(outcome instanceof ItemOutcome.Refused)) {
        ids.addEvent(sent);
      }
      return outcome;
    }

    private ItemOutcome mapped(int index, MappedItem item) {
      return switch (item) {
        case MappedItem.Events(var found) when found.isEmpty() -> skipped("no event");
        case MappedItem.Events(var found) -> {
          found.forEach(event -> lines.add(index, event));
          yield new ItemOutcome.Accepted(found.size());
        }
        case MappedItem.Skipped(String reason) -> skipped(reason);
        case MappedItem.Unmapped(String name) -> {
          String counted = names.counted(protocol, name);
          counters.unmapped(protocol, counted);
          logged.unmapped(protocol, counted);
          yield new ItemOutcome.Unmapped(name);
        }
        case MappedItem.Refused(String problem) -> refused(problem);
      };
    }

    private ItemOutcome skipped(String reason) {
      counters.count(protocol, Outcome.SKIPPED);
      return new ItemOutcome.Skipped(reason);
    }

    private ItemOutcome refused(String problem) {
      counters.count(protocol, Outcome.REFUSED);
      logged.refused(ProblemCode.NOT_MAPPABLE, problem);
      return new ItemOutcome.Refused(ProblemCode.NOT_MAPPABLE.id(), problem);
    }

    /** Enters the problems of a part. Returns whether the broker acknowledged its valid events. */
    synchronized boolean enter(int first, Receipt receipt) {
      receipt.problems().stream()
          .filter(problem -> problem.code() != ProblemCode.UNAVAILABLE)
          .forEach(
              problem ->
                  outcomes.set(
                      lines.item(first + problem.index()),
                      new ItemOutcome.Refused(problem.code().id(), problem.detail())));
      return receipt.unavailable() == 0;
    }

    /** Counts identity calls and items with events. The others are counted already. */
    synchronized Optional<BatchResult> result(boolean acknowledged) {
      counters.count(
          protocol, acknowledged ? Outcome.IDENTITY : Outcome.UNAVAILABLE, identityCalls);
      lines.items().forEach(index -> counters.count(protocol, outcome(index, acknowledged)));
      return acknowledged ? Optional.of(new BatchResult(outcomes)) : Optional.empty();
    }

    private Outcome outcome(int item, boolean acknowledged) {
      boolean accepted = outcomes.get(item) instanceof ItemOutcome.Accepted;
      if (!accepted) {
        return Outcome.REFUSED;
      }
      return acknowledged ? Outcome.ACCEPTED : Outcome.UNAVAILABLE;
    }
  }
}
