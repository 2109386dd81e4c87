/**
 * Everything in one JVM: broker, store and all services, started and stopped in the right order.
 */
@NullMarked
package io.millrace.standalone.server;

import org.jspecify.annotations.NullMarked;
