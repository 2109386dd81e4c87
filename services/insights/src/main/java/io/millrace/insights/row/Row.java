package io.millrace.insights.row;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * The numbers of one window of one platform.
 *
 * @param start start of the window, event time
 */
public record Row(Instant start, @JsonUnwrapped RowNumbers numbers) {}
