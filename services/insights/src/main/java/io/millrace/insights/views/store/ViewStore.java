package io.millrace.insights.views.store;

import java.util.List;
import java.util.Optional;

/**
 * Stores the saved views. They cannot be read again from a topic. Calls block, and throw {@link
 * io.millrace.insights.store.StoreUnavailableException} when the store does not answer.
 *
 * <p>It never keeps two views of one name, and never more than allowed, also when several instances
 * write at once. Of several instances that write the same name at once, all may be refused.
 */
public interface ViewStore {

  /** The result of a write. */
  sealed interface Written {
    /** The view is stored. */
    record Stored(SavedView view) implements Written {}

    /** Another view has this name. */
    record NameTaken() implements Written {}

    /** The store has as many views as allowed. */
    record Full() implements Written {}
  }

  /** Returns all views, in no particular order. */
  List<SavedView> all();

  /**
   * Writes a view.
   *
   * @param createdAt milliseconds
   * @param most the most views that may be kept
   */
  Written add(String name, String hash, long createdAt, String by, int most);

  /** Replaces name and address of a view. Returns empty when there is no view of that id. */
  Optional<Written> replace(String id, String name, String hash);

  /** Deletes a view. Returns whether there was one. */
  boolean delete(String id);
}
