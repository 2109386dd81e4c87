/** The HTTP transport: content types, encodings, sizes, and the answer. Nothing about events. */
@NullMarked
package io.millrace.ingest.http;

import org.jspecify.annotations.NullMarked;
