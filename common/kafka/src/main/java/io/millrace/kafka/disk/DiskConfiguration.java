package io.millrace.kafka.disk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the {@link DiskWatch} for the folders of {@code millrace.disk.folders}. Import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiskSettings.class)
public class DiskConfiguration {
  private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

  @Bean(initMethod = "start")
  DiskWatch diskWatch(DiskSettings settings) {
    return new DiskWatch(settings, Disk.REAL, log::warn);
  }
}
