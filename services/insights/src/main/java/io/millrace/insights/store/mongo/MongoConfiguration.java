package io.millrace.insights.store.mongo;

import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the driver give up in time: a reader is told within two seconds that the store is away. */
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {
  private static final long SELECT_MS = 1_000;
  private static final long SOCKET_MS = 10_000;

  @Bean
  MongoClientSettingsBuilderCustomizer impatience() {
    return settings ->
        settings
            // A position must never outlive the cells it stands for.
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
