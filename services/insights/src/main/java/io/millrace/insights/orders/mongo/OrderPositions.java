package io.millrace.insights.orders.mongo;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.millrace.insights.store.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;

/** How far the loops have been read, as documents, one per partition. */
final class OrderPositions {
  private static final String PARTITION = "partition";
  private static final String TOPIC = "topic";
  private static final String NEXT = "next";
  private static final String AS_OF = "asOf";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private OrderPositions() {}

  static List<WriteModel<Document>> write(Progress progress) {
    return progress.next().entrySet().stream()
        .map(entry -> write(progress, entry.getKey(), entry.getValue()))
        .toList();
  }

  static Progress read(Iterable<Document> documents) {
    Map<Integer, Long> next = new HashMap<>();
    Optional<String> topic = Optional.empty();
    OptionalLong asOf = OptionalLong.empty();
    for (Document document : documents) {
      next.put(document.getInteger(PARTITION), document.getLong(NEXT));
      topic = Optional.ofNullable(document.getString(TOPIC));
      Long at = document.getLong(AS_OF);
      if (at != null) {
        asOf = OptionalLong.of(Math.max(at, asOf.orElse(at)));
      }
    }
    return new Progress(topic, next, asOf);
  }

  private static WriteModel<Document> write(Progress progress, int partition, long next) {
    Document set = new Document(PARTITION, partition);
    progress.topic().ifPresent(topic -> set.append(TOPIC, topic));
    Document max = new Document(NEXT, next);
    progress.asOf().ifPresent(asOf -> max.append(AS_OF, asOf));
    return new UpdateOneModel<>(
        new Document(OrderDocuments.ID, "position|" + partition),
        new Document("$set", set).append("$max", max),
        UPSERT);
  }
}
