/** PostHog's capture API: {@link io.millrace.collector.protocol.posthog.PostHogProtocol}. */
@NullMarked
package io.millrace.collector.protocol.posthog;

import org.jspecify.annotations.NullMarked;
