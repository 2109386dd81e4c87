package io.millrace.insights.annotations.store;

import java.util.Optional;

/**
 * A note that somebody wrote.
 *
 * @param id made by the store; no other note of the store ever has it
 * @param at milliseconds
 * @param platform the platform that it is about; empty for all
 */
public record Note(String id, long at, String text, Optional<String> platform) {}
