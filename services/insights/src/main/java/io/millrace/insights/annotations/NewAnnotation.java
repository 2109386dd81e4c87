package io.millrace.insights.annotations;

import java.util.Optional;

/**
 * A note to write.
 *
 * @param at milliseconds
 */
record NewAnnotation(long at, String text, Optional<String> platform) {}
