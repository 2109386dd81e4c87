package io.millrace.insights.store.limited;

import static io.millrace.insights.store.mongo.MongoCalls.answered;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * The documents of one collection of MongoDB, at most a given number of them. The {@code _id} of a
 * document is the number of its place. There are as many places as documents may be written, and
 * two instances cannot insert into one place. So the number is limited without a lock. The id of a
 * document is its place and a random part, so it never means a later document in the same place.
 *
 * <p>All methods block. They throw {@link StoreUnavailableException} when MongoDB does not answer.
 */
public final class LimitedDocuments {
  private static final String PLACE = "_id";
  private static final String KEY = "key";

  private final MongoDatabaseFactory database;
  private final String collection;

  /** Creates the documents of the collection with this name. */
  public LimitedDocuments(MongoDatabaseFactory database, String collection) {
    this.database = database;
    this.collection = collection;
  }

  /** Returns the id of a document. */
  public static String id(Document document) {
    return document.getInteger(PLACE) + "-" + document.getString(KEY);
  }

  /** Returns all documents with these fields; all documents when there are no fields. */
  public List<Document> find(Document fields) {
    return answered(() -> documents().find(fields).into(new ArrayList<>()));
  }

  /** Returns the document of this id. */
  public Optional<Document> find(String id) {
    return wanted(id)
        .flatMap(one -> answered(() -> Optional.ofNullable(documents().find(one).first())));
  }

  /**
   * Adds a document.
   *
   * @param fields of the document without its id
   * @param most the number of documents that there may be
   * @return the document with its id; empty when there are {@code most} already
   */
  public Optional<Document> add(Document fields, int most) {
    return answered(
        () ->
            freePlaces(most).stream().flatMap(place -> insert(place, fields).stream()).findFirst());
  }

  /**
   * Sets some fields of the document of this id.
   *
   * @return the document afterwards; empty when there is none
   */
  public Optional<Document> set(String id, Document fields) {
    return wanted(id)
        .flatMap(
            one ->
                answered(
                    () ->
                        Optional.ofNullable(
                            documents()
                                .findOneAndUpdate(
                                    one,
                                    new Document("$set", fields),
                                    new FindOneAndUpdateOptions()
                                        .returnDocument(ReturnDocument.AFTER)))));
  }

  /** Deletes the document of this id. Returns whether there was one. */
  public boolean delete(String id) {
    return wanted(id)
        .filter(one -> answered(() -> documents().deleteOne(one).getDeletedCount() > 0))
        .isPresent();
  }

  /** The fields of that id; empty for a text that is no id. */
  private static Optional<Document> wanted(String id) {
    int end = id.indexOf('-');
    return id.matches("[0-9]{1,6}-[0-9a-f-]{36}")
        ? Optional.of(
            new Document(PLACE, Integer.parseInt(id.substring(0, end)))
                .append(KEY, id.substring(end + 1)))
        : Optional.empty();
  }

  /** The free places in a random order, so that instances seldom try the same one. */
  private List<Integer> freePlaces(int most) {
    Set<Integer> taken = new HashSet<>();
    documents()
        .find()
        .projection(new Document(PLACE, 1))
        .forEach(document -> taken.add(document.getInteger(PLACE)));
    List<Integer> free = new ArrayList<>(IntStream.range(0, most).boxed().toList());
    free.removeAll(taken);
    Collections.shuffle(free);
    return free;
  }

  private Optional<Document> insert(int place, Document fields) {
    Document document = new Document(PLACE, place).append(KEY, UUID.randomUUID().toString());
    document.putAll(fields);
    try {
      documents().insertOne(document);
      return Optional.of(document);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private MongoCollection<Document> documents() {
    return database.getMongoDatabase().getCollection(collection);
  }
}
