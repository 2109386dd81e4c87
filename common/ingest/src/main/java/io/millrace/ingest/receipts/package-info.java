/** Shows people the outcomes of the latest events: a sample of them, without visitors. */
@NullMarked
package io.millrace.ingest.receipts;

import org.jspecify.annotations.NullMarked;
