/**
 * The HTTP transport: content types, encodings, size limits, and responses. It knows nothing about
 * the content of events.
 */
@NullMarked
package io.millrace.ingest.http;

import org.jspecify.annotations.NullMarked;
