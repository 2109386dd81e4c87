package io.millrace.insights.annotations.store;

import java.util.List;
import java.util.Optional;

/**
 * Stores the notes. They are the only data of insights that cannot be read again from a topic.
 * Calls block, and throw {@link io.millrace.insights.store.StoreUnavailableException} when the
 * store does not answer.
 */
public interface NoteStore {

  /** Returns all notes, in no particular order. */
  List<Note> all();

  /**
   * Writes a note. It never writes more than {@code most} notes, also when several instances write
   * at once.
   *
   * @return the note with its id; empty when the store is full
   */
  Optional<Note> add(long at, String text, Optional<String> platform, int most);

  /** Deletes a note. Returns whether there was one. */
  boolean delete(String id);
}
