/**
 * Sends events from files through the gateway: in batches, with retries, every line accounted for.
 */
@NullMarked
package io.millrace.standalone.send;

import org.jspecify.annotations.NullMarked;
