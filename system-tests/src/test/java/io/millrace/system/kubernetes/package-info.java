/** The manifests of Kubernetes against its own description and the services' configuration. */
@NullMarked
package io.millrace.system.kubernetes;

import org.jspecify.annotations.NullMarked;
