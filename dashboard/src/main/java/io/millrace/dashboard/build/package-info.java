/** Makes the pages: bundles, content hashes, compression, licences. Not in the jar. */
@NullMarked
package io.millrace.dashboard.build;

import org.jspecify.annotations.NullMarked;
