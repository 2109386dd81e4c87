/**
 * The Measurement Protocol of Google Analytics 4: {@link
 * io.millrace.collector.protocol.ga4.Ga4Protocol}.
 */
@NullMarked
package io.millrace.collector.protocol.ga4;

import org.jspecify.annotations.NullMarked;
