package io.millrace.web;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.NettyPipeline;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.ObjectMapper;

/**
 * The configuration of every HTTP process: problems, readiness and limits for slow clients. Import
 * it.
 */
@Configuration(proxyBeanMethods = false)
@Import(ReadinessConfiguration.class)
@EnableConfigurationProperties(SlowClients.class)
public class WebConfiguration {
  private static final Duration LINGER = Duration.ofSeconds(3);

  @Bean
  ProblemWriter problemWriter(ObjectMapper mapper, MeterRegistry meters) {
    return new ProblemWriter(mapper, meters);
  }

  @Bean
  ProblemHandler problemHandler(ProblemWriter writer) {
    return new ProblemHandler(writer);
  }

  @Bean
  EventLoops eventLoops(ReactorResourceFactory resources) {
    return new EventLoops(
        () -> resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE));
  }

  @Bean
  LateTimeouts lateTimeouts() {
    return new LateTimeouts();
  }

  @Bean
  NettyServerCustomizer slowClientCustomizer(SlowClients limits, ProblemWriter problems) {
    return server ->
        server
            .idleTimeout(limits.idle())
            .requestTimeout(limits.request())
            .doOnChannelInit(
                (observer, channel, address) -> limit(channel.pipeline(), limits, problems));
  }

  private static void limit(ChannelPipeline pipeline, SlowClients limits, ProblemWriter problems) {
    pipeline.addFirst(new WriteTimeoutHandler(limits.write().toMillis(), MILLISECONDS));
    pipeline.addAfter(NettyPipeline.HttpCodec, "unread-body", new UnreadBody(LINGER));
    pipeline.addAfter(NettyPipeline.HttpCodec, "next-read", new NextRead());
    pipeline.addAfter(
        NettyPipeline.HttpCodec, "unreadable-requests", new UnreadableRequests(problems));
  }
}
