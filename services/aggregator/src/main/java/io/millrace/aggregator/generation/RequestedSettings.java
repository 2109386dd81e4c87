package io.millrace.aggregator.generation;

import io.millrace.events.generation.CalculationSettings;
import java.util.Optional;

/**
 * The calculation settings and requests of a process.
 *
 * @param calculation the calculation settings to count with
 * @param rebuild a new word requests a rebuild, which counts all events again; a word that was used
 *     before, or none, requests nothing
 * @param incomplete whether to rebuild even when events of the past are gone
 * @param republish a new word requests that all cells are written again; a word that was used
 *     before, or none, requests nothing
 */
public record RequestedSettings(
    CalculationSettings calculation,
    Optional<String> rebuild,
    boolean incomplete,
    Optional<String> republish) {}
