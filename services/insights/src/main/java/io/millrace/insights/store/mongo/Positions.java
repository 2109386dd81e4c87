package io.millrace.insights.store.mongo;

import static io.millrace.insights.store.mongo.MongoCalls.UPSERT;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.millrace.insights.store.ReadPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;

/**
 * Reads and writes the read position of a topic in a collection of its own: one document per
 * partition, with the id {@code position|partition}. A position never goes back, also when several
 * instances write. Methods throw the exceptions of the driver.
 */
final class Positions {
  private static final String PARTITION = "partition";
  private static final String TOPIC = "topic";
  private static final String NEXT = "next";
  private static final String AS_OF = "asOf";

  private Positions() {}

  /** What was written last; no progress when nothing was. */
  static ReadPosition read(MongoCollection<Document> positions) {
    Map<Integer, Long> next = new HashMap<>();
    Optional<String> topic = Optional.empty();
    OptionalLong asOf = OptionalLong.empty();
    for (Document document : positions.find()) {
      next.put(document.getInteger(PARTITION), document.getLong(NEXT));
      topic = Optional.ofNullable(document.getString(TOPIC));
      asOf = later(asOf, document);
    }
    return new ReadPosition(topic, next, asOf);
  }

  /** Writes the progress. Returns true. */
  static boolean write(MongoCollection<Document> positions, ReadPosition progress) {
    List<WriteModel<Document>> writes =
        progress.next().entrySet().stream()
            .map(entry -> write(progress, entry.getKey(), entry.getValue()))
            .toList();
    return MongoCalls.write(positions, writes);
  }

  private static WriteModel<Document> write(ReadPosition progress, int partition, long next) {
    Document set = new Document(PARTITION, partition);
    progress.topic().ifPresent(topic -> set.append(TOPIC, topic));
    Document max = new Document(NEXT, next);
    progress.asOf().ifPresent(asOf -> max.append(AS_OF, asOf));
    return new UpdateOneModel<>(
        new Document("_id", "position|" + partition),
        new Document("$set", set).append("$max", max),
        UPSERT);
  }

  private static OptionalLong later(OptionalLong known, Document document) {
    return Optional.ofNullable(document.getLong(AS_OF))
        .map(asOf -> OptionalLong.of(Math.max(asOf, known.orElse(asOf))))
        .orElse(known);
  }
}
