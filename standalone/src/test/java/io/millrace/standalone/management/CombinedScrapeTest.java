package io.millrace.standalone.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CombinedScrapeTest {
  @Test
  void putsSamplesOfOneMetricTogetherUnderOneHead() {
    String content =
        """
        # HELP events_total read
        # TYPE events_total counter
        events_total{service="content"} 1.0
        # HELP ready 1 or 0
        # TYPE ready gauge
        ready{service="content"} 1.0
        """;
    String insights =
        """
        # HELP ready 1 or 0
        # TYPE ready gauge
        ready{service="insights"} 0.0
        # TYPE cells gauge
        cells{service="insights"} 7.0
        """;
    assertThat(CombinedScrape.of(Stream.of(content, insights)))
        .isEqualTo(
            """
            # HELP events_total read
            # TYPE events_total counter
            events_total{service="content"} 1.0
            # HELP ready 1 or 0
            # TYPE ready gauge
            ready{service="content"} 1.0
            ready{service="insights"} 0.0
            # TYPE cells gauge
            cells{service="insights"} 7.0
            """);
  }

  @Test
  void keepsSamplesWhoseNamesOnlyBeginLikeTheirMetric() {
    String times =
        """
        # TYPE wait_seconds summary
        wait_seconds_count{service="social"} 2
        wait_seconds_sum{service="social"} 0.5
        # TYPE wait_seconds_max gauge
        wait_seconds_max{service="social"} 0.4
        """;
    assertThat(CombinedScrape.of(Stream.of(times))).isEqualTo(times);
  }

  @Test
  void isEmptyWhenNobodyRuns() {
    assertThat(CombinedScrape.of(Stream.empty())).isEmpty();
  }
}
