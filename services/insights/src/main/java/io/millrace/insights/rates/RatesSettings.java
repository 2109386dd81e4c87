package io.millrace.insights.rates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the exchange rates.
 *
 * @param rates path of the file; empty for none
 * @param ratesPoll shortest time between two checks of the file for changes
 */
@ConfigurationProperties("millrace.insights")
record RatesSettings(@DefaultValue("") String rates, @DefaultValue("1s") Duration ratesPoll) {}
