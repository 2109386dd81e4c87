package io.millrace.insights.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;

/** What all stores in MongoDB have in common: options, batches and failures of calls. */
public final class MongoCalls {
  /** Inserts a document that is not there. */
  public static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  /** Lets the server write in any order, and write the others when one fails. */
  public static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private MongoCalls() {}

  /**
   * Returns the result of the call. Blocks as long as the call.
   *
   * @throws StoreUnavailableException when MongoDB does not answer
   */
  public static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }

  /** Writes in any order. Throws the exceptions of the driver. Returns true. */
  public static boolean write(
      MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
    return writes.isEmpty() || collection.bulkWrite(writes, UNORDERED).wasAcknowledged();
  }

  /** Cuts a list of things to read or write into parts of that size, the last one smaller. */
  public static <T> List<List<T>> batches(Collection<T> all, int size) {
    List<T> list = List.copyOf(all);
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < list.size(); from += size) {
      batches.add(list.subList(from, Math.min(from + size, list.size())));
    }
    return batches;
  }
}
