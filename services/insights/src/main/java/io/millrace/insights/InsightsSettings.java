package io.millrace.insights;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every process has to agree on.
 *
 * @param catalog path of the catalog file; empty for the one that is built in
 * @param zone of days, weeks and months
 */
@ConfigurationProperties("millrace")
record InsightsSettings(@DefaultValue("") String catalog, @DefaultValue("UTC") ZoneId zone) {}
