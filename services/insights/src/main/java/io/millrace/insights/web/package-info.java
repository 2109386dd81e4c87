/** Controllers, parameters and answers of queries and live streams over HTTP. */
@NullMarked
package io.millrace.insights.web;

import org.jspecify.annotations.NullMarked;
