package io.millrace.insights.projection;

import io.millrace.insights.store.CellRevision;
import io.millrace.insights.topic.TopicProjection;
import io.millrace.insights.topic.TopicSource;
import io.millrace.insights.topic.TopicThread;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the summaries with their target. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
  @Bean
  TopicProjection<CellRevision> summaries(
      TopicSource<CellRevision> source,
      CellTarget target,
      ProjectionSettings settings,
      Clock clock) {
    return new TopicProjection<>(source, target, settings.pace(), clock);
  }

  @Bean
  TopicThread summariesThread(TopicProjection<CellRevision> summaries) {
    return new TopicThread("summaries", summaries);
  }
}
