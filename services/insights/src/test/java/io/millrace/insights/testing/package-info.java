/** Fakes and builders for the tests of insights. */
@NullMarked
package io.millrace.insights.testing;

import org.jspecify.annotations.NullMarked;
