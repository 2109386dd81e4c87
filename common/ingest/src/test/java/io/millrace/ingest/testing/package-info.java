/** Tests that several services share. */
@NullMarked
package io.millrace.ingest.testing;

import org.jspecify.annotations.NullMarked;
