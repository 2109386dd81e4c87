/** What a client is told: outcomes, receipts and the closed list of codes. */
@NullMarked
package io.millrace.ingest.answer;

import org.jspecify.annotations.NullMarked;
