/** The core of ingest: it turns a body into a receipt, independently of the transport. */
@NullMarked
package io.millrace.ingest.accept;

import org.jspecify.annotations.NullMarked;
