package io.millrace.insights.annotations.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.millrace.insights.annotations.store.Note;
import io.millrace.insights.annotations.store.NoteStore;
import io.millrace.insights.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Stores notes in the collection {@code annotations}. The {@code _id} of a document is the number
 * of its place. There are as many places as notes may be written, and two instances cannot insert
 * into one place. So the number of notes is limited without a lock. The id of a note is its place
 * and a random part, so it never means a later note in the same place.
 */
@Component
final class MongoNoteStore implements NoteStore {
  private static final String NOTES = "annotations";
  private static final String PLACE = "_id";
  private static final String KEY = "key";
  private static final String AT = "at";
  private static final String TEXT = "text";
  private static final String PLATFORM = "platform";

  private final MongoDatabaseFactory database;

  MongoNoteStore(MongoDatabaseFactory database) {
    this.database = database;
  }

  @Override
  public List<Note> all() {
    return answered(
        () -> {
          List<Note> all = new ArrayList<>();
          notes().find().forEach(document -> all.add(note(document)));
          return all;
        });
  }

  @Override
  public Optional<Note> add(long at, String text, Optional<String> platform, int most) {
    return answered(
        () ->
            freePlaces(most).stream()
                .flatMap(place -> insert(place, at, text, platform).stream())
                .findFirst());
  }

  @Override
  public boolean delete(String id) {
    int end = id.indexOf('-');
    if (!id.matches("[0-9]{1,6}-[0-9a-f-]{36}")) {
      return false;
    }
    Document wanted =
        new Document(PLACE, Integer.parseInt(id.substring(0, end)))
            .append(KEY, id.substring(end + 1));
    return answered(() -> notes().deleteOne(wanted).getDeletedCount() > 0);
  }

  /** Returns the free places in a random order, so that instances seldom try the same one. */
  private List<Integer> freePlaces(int most) {
    Set<Integer> taken = new HashSet<>();
    notes()
        .find()
        .projection(new Document(PLACE, 1))
        .forEach(document -> taken.add(document.getInteger(PLACE)));
    List<Integer> free = new ArrayList<>(IntStream.range(0, most).boxed().toList());
    free.removeAll(taken);
    Collections.shuffle(free);
    return free;
  }

  private Optional<Note> insert(int place, long at, String text, Optional<String> platform) {
    Document document =
        new Document(PLACE, place)
            .append(KEY, UUID.randomUUID().toString())
            .append(AT, at)
            .append(TEXT, text);
    platform.ifPresent(id -> document.append(PLATFORM, id));
    try {
      notes().insertOne(document);
      return Optional.of(note(document));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Note note(Document document) {
    return new Note(
        document.getInteger(PLACE) + "-" + document.getString(KEY),
        document.getLong(AT),
        document.getString(TEXT),
        Optional.ofNullable(document.getString(PLATFORM)));
  }

  private MongoCollection<Document> notes() {
    return database.getMongoDatabase().getCollection(NOTES);
  }

  private static <T> T answered(Supplier<T> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw new StoreUnavailableException("MongoDB: " + e.getMessage(), e);
    }
  }
}
