/** What the API says about itself. */
@NullMarked
package io.millrace.insights.api;

import org.jspecify.annotations.NullMarked;
