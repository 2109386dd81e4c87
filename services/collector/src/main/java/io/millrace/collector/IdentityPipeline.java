package io.millrace.collector;

import io.millrace.collector.IdentityCounters.Outcome;
import io.millrace.collector.protocol.SentIdentities;
import io.millrace.events.Visitor;
import io.millrace.events.catalog.Catalog;
import io.millrace.events.catalog.Platform;
import io.millrace.events.identity.IdentityStatement;
import io.millrace.events.wire.IdentityCodec;
import io.millrace.ingest.decode.Pseudonyms;
import io.millrace.ingest.publish.Acknowledgements;
import io.millrace.ingest.publish.IdentityPublisher;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what clients say about the ids of visitors: replaces the ids by pseudonyms and publishes
 * the statements. Safe for several threads.
 */
final class IdentityPipeline {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private final Pseudonyms pseudonyms;
  private final Catalog catalog;
  private final IdentityPublisher publisher;
  private final IdentityCounters counters;
  private final RecentLinks recent = new RecentLinks();

  IdentityPipeline(
      Pseudonyms pseudonyms,
      Catalog catalog,
      IdentityPublisher publisher,
      IdentityCounters counters) {
    this.pseudonyms = pseudonyms;
    this.catalog = catalog;
    this.publisher = publisher;
    this.counters = counters;
  }

  /** A batch for the statements of one request. */
  Batch batch(String protocol, Sender sender) {
    return new Batch(protocol, sender);
  }

  /** The statements of one request. Of statements that say the same the last one stays. */
  final class Batch {
    private final String protocol;
    private final Sender sender;
    private final Map<ByteBuffer, IdentityStatement> statements = new LinkedHashMap<>();

    private Batch(String protocol, Sender sender) {
      this.protocol = protocol;
      this.sender = sender;
    }

    /** Adds what an identity call says. It is written, whatever was written before. */
    void addCall(SentIdentities sent) {
      sent.said().forEach(said -> statement(sent, said).ifPresent(this::add));
    }

    /** Adds what an event says besides. It is written once an hour. */
    void addEvent(SentIdentities sent) {
      sent.said()
          .forEach(
              said ->
                  statement(sent, said)
                      .filter(statement -> !isRepeated(statement))
                      .ifPresent(this::add));
    }

    private boolean isRepeated(IdentityStatement statement) {
      ByteBuffer key = key(statement);
      boolean repeated = statements.containsKey(key) || recent.has(key, sender.received());
      if (repeated) {
        counters.count(protocol, Outcome.REPEATED);
      }
      return repeated;
    }

    private void add(IdentityStatement statement) {
      if (statements.put(key(statement), statement) != null) {
        counters.count(protocol, Outcome.REPEATED);
      }
    }

    /**
     * Publishes the statements. May block for a bounded time, so it must not run on an event loop.
     *
     * @return whether the broker has acknowledged all of them
     */
    CompletionStage<Boolean> publish() {
      if (statements.isEmpty()) {
        return CompletableFuture.completedStage(true);
      }
      List<IdentityStatement> all = List.copyOf(statements.values());
      return publisher.publishIdentities(all).thenApply(written -> enter(all, written));
    }

    private boolean enter(List<IdentityStatement> all, Acknowledgements written) {
      boolean complete = true;
      for (int i = 0; i < all.size(); i++) {
        if (written.acknowledged(i)) {
          recent.add(key(all.get(i)), sender.received());
          counters.count(protocol, Outcome.KEPT);
        } else {
          counters.count(protocol, Outcome.UNAVAILABLE);
          complete = false;
        }
      }
      return complete;
    }

    private Optional<IdentityStatement> statement(SentIdentities sent, SentIdentities.Said said) {
      Optional<Visitor> visitor = pseudonyms.ofKnown(said.visitor());
      Optional<Visitor> other = said.other().flatMap(pseudonyms::ofKnown);
      if (visitor.isEmpty() || other.isPresent() != said.other().isPresent()) {
        counters.count(protocol, Outcome.UNUSABLE);
        return Optional.empty();
      }
      return Optional.of(
          new IdentityStatement(
              said.kind(),
              visitor.get(),
              other,
              sent.platform().or(sender::platform).flatMap(catalog::find).map(Platform::id),
              at(sent.at()).toEpochMilli(),
              protocol,
              sent.call(),
              sender.publicKey()));
    }

    /** The time that the client gave, if it can be true, else that of receipt. */
    private Instant at(String text) {
      try {
        Instant at = OffsetDateTime.parse(text).toInstant();
        return at.isBefore(EARLIEST) || at.isAfter(sender.received()) ? sender.received() : at;
      } catch (DateTimeException _) {
        return sender.received();
      }
    }

    private static ByteBuffer key(IdentityStatement statement) {
      return ByteBuffer.wrap(IdentityCodec.key(statement)).asReadOnlyBuffer();
    }
  }
}
