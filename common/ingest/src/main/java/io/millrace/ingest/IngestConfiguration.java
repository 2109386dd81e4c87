package io.millrace.ingest;

import io.millrace.web.BehindGatewayConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Configures a whole ingest service. The service itself supplies only its {@link IngestScope} as a
 * bean.
 */
@Configuration(proxyBeanMethods = false)
@Import({BehindGatewayConfiguration.class, CoreConfiguration.class, BrokerConfiguration.class})
public class IngestConfiguration {}
