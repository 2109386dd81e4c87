/** Fakes and builders that the tests of insights share. */
@NullMarked
package io.millrace.insights.testing;

import org.jspecify.annotations.NullMarked;
