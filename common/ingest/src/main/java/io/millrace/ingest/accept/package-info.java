/** The core: a body in, a receipt out, whatever the transport. */
@NullMarked
package io.millrace.ingest.accept;

import org.jspecify.annotations.NullMarked;
