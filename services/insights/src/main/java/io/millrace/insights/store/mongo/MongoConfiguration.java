package io.millrace.insights.store.mongo;

import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sets the time limits of the driver, so that a query gets the answer that the store is away within
 * two seconds.
 */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
  private static final long SELECT_MS = 1_000;
  private static final long SOCKET_MS = 10_000;

  @Bean
  MongoClientSettingsBuilderCustomizer impatience() {
    return settings ->
        settings
            // The stored position must never be beyond the stored cells.
            .writeConcern(WriteConcern.MAJORITY)
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(SELECT_MS, TimeUnit.MILLISECONDS))
            .applyToConnectionPoolSettings(
                pool -> pool.maxWaitTime(SELECT_MS, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(SELECT_MS, TimeUnit.MILLISECONDS)
                        .readTimeout(SOCKET_MS, TimeUnit.MILLISECONDS));
  }
}
