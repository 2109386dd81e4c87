package io.millrace.aggregator;

import io.millrace.events.catalog.Catalog;
import io.millrace.events.cell.Calendar;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings that all processes must share.
 *
 * @param zone of days, weeks and months; must not change once there is data
 * @param catalog path of a file of platforms; absent or empty for the built-in one
 */
@ConfigurationProperties("millrace")
record ContractSettings(@DefaultValue("UTC") ZoneId zone, Optional<String> catalog) {

  Calendar calendar() {
    return new Calendar(zone);
  }

  Catalog platforms() throws IOException {
    return Catalog.at(catalog);
  }
}
