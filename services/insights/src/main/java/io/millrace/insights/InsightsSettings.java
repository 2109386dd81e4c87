package io.millrace.insights;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings that must be equal in all processes.
 *
 * @param catalog path of the catalog file; empty for the built-in catalog
 * @param zone time zone of days, weeks and months
 */
@ConfigurationProperties("millrace")
record InsightsSettings(@DefaultValue("") String catalog, @DefaultValue("UTC") ZoneId zone) {}
