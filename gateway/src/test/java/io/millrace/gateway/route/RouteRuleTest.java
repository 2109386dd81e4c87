package io.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.keys.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class RouteRuleTest {
  private static final Map<String, Object> LIVE =
      Map.of("method", "GET", "role", "read", "service", "insights", "stream", true);

  @Test
  void readsWhatARouteSays() {
    assertThat(RouteRule.of(LIVE))
        .isEqualTo(
            new RouteRule(
                Set.of(HttpMethod.GET), Set.of(Role.READ), BackendService.INSIGHTS, true));
  }

  @Test
  void takesARouteForOneThatEnds() {
    assertThat(RouteRule.of(without("stream")).stream()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"method", "role", "service"})
  void refusesRoutesThatLeaveSomethingOpen(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RouteRule.of(without(name)))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({"role, everybody", "service, aggregator"})
  void refusesWhatItDoesNotKnow(String name, String value) {
    Map<String, Object> metadata = new HashMap<>(LIVE);
    metadata.put(name, value);
    assertThatIllegalArgumentException().isThrownBy(() -> RouteRule.of(metadata));
  }

  @Test
  void isOpenOnlyWhenItSaysSo() {
    Map<String, Object> metadata = new HashMap<>(LIVE);
    metadata.put("role", "anybody");
    assertThat(RouteRule.of(metadata).roles()).isEmpty();
  }

  @Test
  void mayBeForSeveralRoles() {
    Map<String, Object> metadata = new HashMap<>(LIVE);
    metadata.put("role", "read write");
    assertThat(RouteRule.of(metadata).roles()).containsExactlyInAnyOrder(Role.READ, Role.WRITE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "anybody", "read write", "read admin"})
  void changesNothingForRolesThatOnlyRead(String role) {
    Map<String, Object> metadata = new HashMap<>(LIVE);
    metadata.put("method", "POST");
    metadata.put("role", role);
    assertThatIllegalArgumentException().isThrownBy(() -> RouteRule.of(metadata));
  }

  private static Map<String, Object> without(String name) {
    Map<String, Object> metadata = new HashMap<>(LIVE);
    metadata.remove(name);
    return metadata;
  }
}
