/** What became of the latest events, for people who watch: a few of them, without visitors. */
@NullMarked
package io.millrace.ingest.receipts;

import org.jspecify.annotations.NullMarked;
