/** The response to a client: outcomes, receipts and the closed list of problem codes. */
@NullMarked
package io.millrace.ingest.answer;

import org.jspecify.annotations.NullMarked;
