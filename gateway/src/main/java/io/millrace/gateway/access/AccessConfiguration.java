package io.millrace.gateway.access;

import io.millrace.gateway.keys.KeyRing;
import io.millrace.web.InternalToken;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keys, sessions and roles on every route. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SessionSettings.class, InternalToken.class})
public class AccessConfiguration {

  @Bean
  Sessions sessions(SessionSettings settings, InternalToken token, KeyRing keys) {
    Clock clock = Clock.systemUTC();
    return new Sessions(new SessionTokens(token.internalToken(), keys, clock), settings, clock);
  }

  @Bean
  OpenDoorFilter openDoorFilter(SessionSettings settings, ServerProperties server) {
    return new OpenDoorFilter(settings.open(), Optional.ofNullable(server.getAddress()));
  }

  @Bean
  CallerFilter callerFilter(KeyRing keys, Sessions sessions) {
    return new CallerFilter(keys, sessions);
  }

  @Bean
  AccessFilter accessFilter() {
    return new AccessFilter();
  }
}
