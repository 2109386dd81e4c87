/**
 * Aggregators as processes of their own, on a broker in the test's JVM: events go straight to the
 * topics, and every cell is compared.
 */
@NullMarked
package io.millrace.system.stream;

import org.jspecify.annotations.NullMarked;
