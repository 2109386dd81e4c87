/** What the foreign protocols share: reading forms, JSON and packed texts within limits. */
@NullMarked
package io.millrace.collector.protocol.wire;

import org.jspecify.annotations.NullMarked;
