package io.millrace.gateway.access;

import io.millrace.gateway.keys.ApiKeyIndex;
import io.millrace.gateway.route.PublicRoutes;
import io.millrace.keys.LockedFile;
import io.millrace.web.InternalToken;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Configures the check of keys, sessions and roles. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionSettings.class, InternalToken.class})
public class AccessConfiguration {
  private static final Clock CLOCK = Clock.systemUTC();

  @Bean
  EndedSessions endedSessions() {
    return new EndedSessions(CLOCK);
  }

  @Bean
  @Conditional(EndedFileIsNamed.class)
  EndedSessionsFile endedSessionsFile(SessionSettings settings, EndedSessions ended) {
    return new EndedSessionsFile(
        new LockedFile(Path.of(settings.endedFile().orElseThrow())), ended, Duration.ofSeconds(1));
  }

  /** Matches when the file of ended sessions is configured. An empty name means no file. */
  static final class EndedFileIsNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context
          .getEnvironment()
          .getProperty("millrace.gateway.session.ended-file", "")
          .isEmpty();
    }
  }

  @Bean
  Sessions sessions(
      SessionSettings settings,
      InternalToken token,
      ApiKeyIndex keys,
      EndedSessions ended,
      Optional<EndedSessionsFile> file) {
    String secret = settings.secret().orElse(token.internalToken());
    return new Sessions(new SessionTokens(secret, keys, CLOCK), settings, keys, ended, file, CLOCK);
  }

  @Bean
  CallerWatch callerWatch(Sessions sessions) {
    return new CallerWatch(sessions::isValid);
  }

  @Bean
  LoopbackHostFilter loopbackHostFilter(SessionSettings settings, ServerProperties server) {
    return new LoopbackHostFilter(settings.open(), Optional.ofNullable(server.getAddress()));
  }

  @Bean
  CallerFilter callerFilter(ApiKeyIndex keys, Sessions sessions, PublicRoutes publicRoutes) {
    return new CallerFilter(keys, sessions, publicRoutes);
  }

  @Bean
  CorsAnswerFilter corsAnswerFilter(ApiKeyIndex keys, PublicRoutes publicRoutes) {
    return new CorsAnswerFilter(keys, publicRoutes);
  }

  @Bean
  PreflightFilter preflightFilter(PublicRoutes publicRoutes) {
    return new PreflightFilter(publicRoutes);
  }

  @Bean
  KeyInBodyFilter keyInBodyFilter(ApiKeyIndex keys) {
    return new KeyInBodyFilter(keys);
  }

  @Bean
  ViewKeyFilter viewKeyFilter() {
    return new ViewKeyFilter();
  }

  @Bean
  KeyNameFilter keyNameFilter() {
    return new KeyNameFilter();
  }

  @Bean
  TypesFilter typesFilter() {
    return new TypesFilter();
  }

  @Bean
  AccessFilter accessFilter() {
    return new AccessFilter();
  }
}
