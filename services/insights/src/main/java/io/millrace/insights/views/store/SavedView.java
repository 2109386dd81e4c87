package io.millrace.insights.views.store;

/**
 * A saved view.
 *
 * @param id made by the store; no other view of the store ever has it
 * @param name the name that users gave it; no other view of the store has it
 * @param hash the part of the address of the dashboard after {@code #}
 * @param createdAt milliseconds
 * @param by the name of the key that created it
 */
public record SavedView(String id, String name, String hash, long createdAt, String by) {}
