package io.millrace.insights.annotations.mongo;

import io.millrace.insights.annotations.store.Note;
import io.millrace.insights.annotations.store.NoteStore;
import io.millrace.insights.store.limited.LimitedDocuments;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Stores notes in the collection {@code annotations}. */
@Component
final class MongoNoteStore implements NoteStore {
  private static final String AT = "at";
  private static final String TEXT = "text";
  private static final String PLATFORM = "platform";

  private final LimitedDocuments notes;

  MongoNoteStore(MongoDatabaseFactory database) {
    this.notes = new LimitedDocuments(database, "annotations");
  }

  @Override
  public List<Note> all() {
    return notes.find(new Document()).stream().map(MongoNoteStore::note).toList();
  }

  @Override
  public Optional<Note> add(long at, String text, Optional<String> platform, int most) {
    Document fields = new Document(AT, at).append(TEXT, text);
    platform.ifPresent(id -> fields.append(PLATFORM, id));
    return notes.add(fields, most).map(MongoNoteStore::note);
  }

  @Override
  public boolean delete(String id) {
    return notes.delete(id);
  }

  private static Note note(Document document) {
    return new Note(
        LimitedDocuments.id(document),
        document.getLong(AT),
        document.getString(TEXT),
        Optional.ofNullable(document.getString(PLATFORM)));
  }
}
