/** What operators rely on: metrics, dashboards, alerts, logs, probes, and the words about them. */
@NullMarked
package io.millrace.system.operations;

import org.jspecify.annotations.NullMarked;
