/**
 * What the three ingest services share. {@link io.millrace.ingest.IngestApplication} starts one.
 */
@NullMarked
package io.millrace.ingest;

import org.jspecify.annotations.NullMarked;
