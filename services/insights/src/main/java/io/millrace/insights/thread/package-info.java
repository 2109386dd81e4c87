/** Threads that run as long as the process. */
@NullMarked
package io.millrace.insights.thread;

import org.jspecify.annotations.NullMarked;
