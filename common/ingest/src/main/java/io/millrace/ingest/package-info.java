/**
 * The code that the four ingest services share. {@link io.millrace.ingest.IngestApplication} starts
 * one service.
 */
@NullMarked
package io.millrace.ingest;

import org.jspecify.annotations.NullMarked;
