/** Saved views: addresses of the dashboard with a name, kept for all users. */
@NullMarked
package io.millrace.insights.views;

import org.jspecify.annotations.NullMarked;
