/** The ingest service of social events; {@link io.millrace.social.SocialApplication} starts it. */
@NullMarked
package io.millrace.social;

import org.jspecify.annotations.NullMarked;
