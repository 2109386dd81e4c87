package io.millrace.insights.store.mongo;

import io.millrace.insights.store.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;

/** Progress as documents, one per partition: {@code position|partition}. */
final class ProgressDocuments {
  static final String NEXT = "next";
  private static final String PARTITION = "partition";
  private static final String TOPIC = "topic";
  private static final String AS_OF = "asOf";

  private ProgressDocuments() {}

  static String id(int partition) {
    return "position|" + partition;
  }

  static List<Document> write(Progress progress) {
    return progress.next().entrySet().stream()
        .map(entry -> document(progress, entry.getKey(), entry.getValue()))
        .toList();
  }

  static Progress read(Iterable<Document> documents) {
    Map<Integer, Long> next = new HashMap<>();
    Optional<String> topic = Optional.empty();
    OptionalLong asOf = OptionalLong.empty();
    for (Document document : documents) {
      next.put(document.getInteger(PARTITION), document.getLong(NEXT));
      topic = Optional.ofNullable(document.getString(TOPIC));
      asOf = later(asOf, document);
    }
    return new Progress(topic, next, asOf);
  }

  private static Document document(Progress progress, int partition, long next) {
    Document document =
        new Document(CellDocuments.ID, id(partition))
            .append(PARTITION, partition)
            .append(NEXT, next);
    progress.topic().ifPresent(topic -> document.append(TOPIC, topic));
    progress.asOf().ifPresent(asOf -> document.append(AS_OF, asOf));
    return document;
  }

  private static OptionalLong later(OptionalLong known, Document document) {
    return Optional.ofNullable(document.getLong(AS_OF))
        .map(asOf -> OptionalLong.of(Math.max(asOf, known.orElse(asOf))))
        .orElse(known);
  }
}
