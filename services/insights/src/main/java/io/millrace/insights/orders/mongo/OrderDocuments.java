package io.millrace.insights.orders.mongo;

import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.wire.LoopCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.insights.orders.store.FoundOrders;
import io.millrace.insights.orders.store.OrderName;
import io.millrace.insights.orders.store.OrderRevision;
import io.millrace.insights.orders.store.OrderStore;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Converts the orders of one name to a document and back. The document has an entry for each
 * visitor. An entry begins with its revision, so {@code $max} keeps the newer one of two entries
 * without a read, also when several instances write.
 */
final class OrderDocuments {
  static final String ID = "_id";
  static final String TOUCHED = "touched";
  private static final String ENTRIES = "entries";
  private static final String MORE = "more";
  private static final String REVISION = "revision";
  private static final String VALUE = "value";

  private OrderDocuments() {}

  /** Makes the id of a document. It is unique because platform ids contain no {@code |}. */
  static String id(OrderName name) {
    return name.platform() + '|' + name.order();
  }

  /** Returns the keys of the entries in a document. */
  static Set<String> entries(Document document) {
    return entriesOf(document).keySet();
  }

  /** Reads the orders of a document. */
  static FoundOrders read(Document document) {
    Document entries = entriesOf(document);
    List<ExplainedOrder> orders =
        new TreeSet<>(entries.keySet())
            .stream()
                .map(key -> entries.get(key, Document.class))
                .map(entry -> Optional.ofNullable(entry.get(VALUE, Binary.class)))
                .flatMap(Optional::stream)
                .map(OrderDocuments::order)
                .toList();
    return new FoundOrders(orders, document.getBoolean(MORE, false));
  }

  /**
   * Makes the update that writes these revisions into the document of their name.
   *
   * @param known keys of the entries that the document has
   * @return the update; empty when there is nothing to write
   */
  static Optional<Document> change(Collection<OrderRevision> revisions, Set<String> known) {
    Set<String> entries = new HashSet<>(known);
    Document max = new Document();
    boolean more = false;
    for (OrderRevision revision : revisions) {
      String key = key(revision.key());
      if (!entries.contains(key) && entries.size() >= OrderStore.MOST_OF_A_NAME) {
        more |= revision.order().isPresent();
        continue;
      }
      entries.add(key);
      max.append(ENTRIES + '.' + key, entry(revision));
    }
    if (max.isEmpty() && !more) {
      return Optional.empty();
    }
    max.append(TOUCHED, touched(revisions));
    Document change = new Document("$max", max);
    return Optional.of(more ? change.append("$set", new Document(MORE, true)) : change);
  }

  private static Document entriesOf(Document document) {
    return Optional.ofNullable(document.get(ENTRIES, Document.class)).orElseGet(Document::new);
  }

  private static String key(LoopKey key) {
    return key.visitor().toString() + (key.purchased() ? 'p' : 'r');
  }

  private static Document entry(OrderRevision revision) {
    Document entry = new Document(REVISION, revision.revision());
    revision.order().map(LoopCodec::encode).map(Binary::new).ifPresent(v -> entry.append(VALUE, v));
    return entry;
  }

  private static Date touched(Collection<OrderRevision> revisions) {
    return Date.from(
        revisions.stream().map(OrderRevision::writtenAt).max(Comparable::compareTo).orElseThrow());
  }

  private static ExplainedOrder order(Binary value) {
    try {
      return LoopCodec.decode(value.getData());
    } catch (UndecodableException e) {
      throw new IllegalStateException("a document of the store is damaged", e);
    }
  }
}
