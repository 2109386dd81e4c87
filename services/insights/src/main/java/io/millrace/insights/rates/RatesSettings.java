package io.millrace.insights.rates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where rates of exchange come from.
 *
 * @param rates path of the file; empty for none
 * @param ratesPoll how often at most the file is looked at for a change
 */
@ConfigurationProperties("millrace.insights")
record RatesSettings(@DefaultValue("") String rates, @DefaultValue("1s") Duration ratesPoll) {}
