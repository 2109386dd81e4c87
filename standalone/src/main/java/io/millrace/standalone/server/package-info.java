/** Runs broker, store and all services in one JVM, and starts and stops them in the right order. */
@NullMarked
package io.millrace.standalone.server;

import org.jspecify.annotations.NullMarked;
