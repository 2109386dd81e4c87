/**
 * The form that each foreign protocol has: {@link io.millrace.collector.protocol.Protocol}. Each
 * protocol has a package of its own below this one.
 */
@NullMarked
package io.millrace.collector.protocol;

import org.jspecify.annotations.NullMarked;
