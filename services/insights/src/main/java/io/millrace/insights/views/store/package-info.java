/** The port to the store of saved views, and its types. */
@NullMarked
package io.millrace.insights.views.store;

import org.jspecify.annotations.NullMarked;
