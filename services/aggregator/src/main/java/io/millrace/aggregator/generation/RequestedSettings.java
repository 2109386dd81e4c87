package io.millrace.aggregator.generation;

import io.millrace.events.generation.CalculationSettings;
import java.util.Optional;

/**
 * What the settings of a process ask for.
 *
 * @param calculation to count by
 * @param rebuild a word that was never used before asks to count everything anew; a used one, and
 *     none, ask for nothing
 * @param incomplete whether to do so although events of the past are gone
 * @param republish a word that was never used before asks to write all cells again; otherwise as
 *     {@code rebuild}
 */
public record RequestedSettings(
    CalculationSettings calculation,
    Optional<String> rebuild,
    boolean incomplete,
    Optional<String> republish) {}
