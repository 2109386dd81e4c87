package io.millrace.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AggregatorSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "threads, 0, 1 to 256",
    "standby-replicas, 17, 0 to 16",
    "commit-interval, 6s, PT0.001S to PT5S",
    "lookback, -1s, PT0S to PT87840H",
    "lookback, 3661d, PT0S to PT87840H",
    "half-life, 0s, PT0.001S to PT87840H",
    "horizon, -1d, PT0S to PT87840H",
    "crowd, 0, 1 to 100000",
    "crowd, 100001, 1 to 100000",
    "hot-journeys, 0, at least 1048576B",
    "hot-totals, 1KB, at least 1048576B",
    "store-cache, -1MB, at least 1048576B"
  })
  void refusesWhatIsOutOfItsRangeWithItsNameAndTheRange(String name, String value, String range) {
    assertThatThrownBy(() -> bind(name, value))
        .rootCause()
        .hasMessageStartingWith("millrace.aggregator.%s must be %s, is ".formatted(name, range));
  }

  @Test
  void takesBothEndsOfTheRanges() {
    assertThat(bind("lookback", "0s").lookback()).isZero();
    assertThat(bind("lookback", "3660d").lookback()).isEqualTo(Duration.ofDays(3_660));
    assertThat(bind("horizon", "0").bounds().horizon()).isEmpty();
    assertThat(bind("crowd", "1").crowd()).isEqualTo(1);
  }

  private static AggregatorSettings bind(String name, String value) {
    var source = new MapConfigurationPropertySource(Map.of("millrace.aggregator." + name, value));
    return new Binder(source).bindOrCreate("millrace.aggregator", AggregatorSettings.class);
  }
}
