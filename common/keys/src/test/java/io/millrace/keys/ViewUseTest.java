package io.millrace.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewUseTest {
  private static final ViewUse USE =
      new ViewUse(
          List.of("/v1/loops?model=linear&from&to", "/v1/loops?by=surface", "/v1/platforms"));

  @Test
  void permitsFixedParametersWithTheirValueAndFreeOnesWithAnyOrNone() {
    assertThat(permits("/v1/loops", Map.of("model", "linear"))).isTrue();
    assertThat(permits("/v1/loops", Map.of("model", "linear", "from", "x", "to", "y"))).isTrue();
    assertThat(permits("/v1/loops", Map.of("by", "surface"))).isTrue();
    assertThat(permits("/v1/platforms", Map.of())).isTrue();
  }

  @Test
  void permitsTheLagWithoutAParameter() {
    assertThat(permits("/v1/lag", Map.of())).isTrue();
    assertThat(permits("/v1/lag", Map.of("from", "x"))).isFalse();
    assertThat(permits("/v1/lag/", Map.of())).isFalse();
  }

  @Test
  void permitsNothingElse() {
    assertThat(permits("/v1/loops", Map.of())).isFalse();
    assertThat(permits("/v1/loops", Map.of("model", "first_touch"))).isFalse();
    assertThat(permits("/v1/loops", Map.of("model", "linear", "by", "surface"))).isFalse();
    assertThat(permits("/v1/loops", Map.of("by", "surface", "from", "x"))).isFalse();
    assertThat(permits("/v1/loops/", Map.of("by", "surface"))).isFalse();
    assertThat(permits("/v1/l%6Fops", Map.of("by", "surface"))).isFalse();
    assertThat(permits("/v1/LOOPS", Map.of("by", "surface"))).isFalse();
    assertThat(permits("/v1/platforms", Map.of("from", "x"))).isFalse();
    assertThat(permits("/v1/platforms/douyin/summary", Map.of())).isFalse();
  }

  @Test
  void permitsNoParameterTwice() {
    assertThat(USE.permits("/v1/loops", Map.of("by", List.of("surface", "surface")))).isFalse();
    assertThat(USE.permits("/v1/loops", Map.of("by", List.of("surface", "owner")))).isFalse();
    assertThat(USE.permits("/v1/loops", Map.of("by", Collections.singletonList(null)))).isFalse();
  }

  @Test
  void comparesDecodedValues() {
    ViewUse use = new ViewUse(List.of("/v1/orders?creator=%E5%B0%8F+a"));
    assertThat(use.permits("/v1/orders", Map.of("creator", List.of("小 a")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/session",
        "/v1",
        "/v1/",
        "/v1/../session",
        "/v1/loops/..",
        "/v1/%2e%2e/session",
        "/v1/%2E%2E/session",
        "/v1//loops",
        "/v1/loops;a=b",
        "/v1/lo ops",
        "/v1/loops?",
        "/v1/loops?=a",
        "/v1/loops?a=b&a=c",
        "/v1/loops?a&a=c",
        "/v1/loops?a=%",
        "/v1/loops?a-b=c",
        "https://other.example/v1/loops"
      })
  void refusesWhatIsNoPathOfTheApi(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ViewUse(List.of(path)));
  }

  @Test
  void hasALimit() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ViewUse(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ViewUse(Collections.nCopies(17, "/v1/loops")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ViewUse(List.of("/v1/" + "a".repeat(1_000))));
  }

  private static boolean permits(String path, Map<String, String> parameters) {
    return USE.permits(
        path,
        parameters.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue()))));
  }
}
