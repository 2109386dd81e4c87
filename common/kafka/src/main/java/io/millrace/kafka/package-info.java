/** What every process on Kafka shares: the connection and the provisioning of topics. */
@NullMarked
package io.millrace.kafka;

import org.jspecify.annotations.NullMarked;
