package io.millrace.standalone.demo;

import java.util.Optional;

/**
 * How far the demo is.
 *
 * @param history part of the history that is acknowledged, 0 to 1
 * @param accepted events the gateway acknowledged, those sent twice counted twice
 * @param refused events it refused: those of the clumsy client
 * @param waiting why nothing moves at the moment
 */
public record DemoProgress(double history, long accepted, long refused, Optional<String> waiting) {}
