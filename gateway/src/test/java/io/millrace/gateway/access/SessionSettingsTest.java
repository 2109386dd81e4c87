package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SessionSettingsTest {

  @Test
  void readsTheFileOfEndedSessionsFromTheConfiguration() {
    assertThat(bound("/data/secrets/ended-sessions").endedFile())
        .contains("/data/secrets/ended-sessions");
  }

  @Test
  void takesAnEmptySettingForNone() {
    assertThat(bound("").endedFile()).isEmpty();
  }

  private static SessionSettings bound(String endedFile) {
    var source =
        new MapConfigurationPropertySource(
            Map.of("millrace.gateway.session.ended-file", endedFile));
    return new Binder(source).bind("millrace.gateway.session", SessionSettings.class).get();
  }
}
