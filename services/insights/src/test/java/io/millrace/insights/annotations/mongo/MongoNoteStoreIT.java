package io.millrace.insights.annotations.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.insights.annotations.store.NoteStore;
import io.millrace.insights.annotations.store.NoteStoreContract;
import io.millrace.insights.store.StoreUnavailableException;
import io.millrace.insights.testing.MongoDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoNoteStoreIT extends NoteStoreContract {
  @RegisterExtension static final MongoDatabases MONGO = new MongoDatabases();

  @Override
  protected NoteStore empty() {
    return new MongoNoteStore(MONGO.empty());
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    NoteStore store = new MongoNoteStore(MongoDatabases.nobody());
    assertThatThrownBy(store::all).isInstanceOf(StoreUnavailableException.class);
  }
}
