/** Runs a Kafka broker with its controller inside this JVM. */
@NullMarked
package io.millrace.standalone.broker;

import org.jspecify.annotations.NullMarked;
