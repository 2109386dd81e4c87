package io.millrace.ingest;

import io.millrace.web.BehindGatewayConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All of an ingest service but its {@code Domain}, which the service brings as a bean. */
@Configuration(proxyBeanMethods = false)
@Import({BehindGatewayConfiguration.class, CoreConfiguration.class, BrokerConfiguration.class})
public class IngestConfiguration {}
