package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PromqlTest {

  @Test
  void findsMetricsLabelsAndGroups() {
    Promql found =
        Promql.of(
            "histogram_quantile(0.95, sum by (le, route) (rate(a_bucket{job=\"x\",status!~\"5..\"}"
                + "[$__rate_interval]))) / on (instance) b > 1e3");
    assertThat(found.selectors()).containsOnlyKeys("a_bucket", "b");
    assertThat(found.selectors().get("a_bucket")).isEqualTo(Set.of("job", "status"));
    assertThat(found.grouping()).containsExactlyInAnyOrder("le", "route", "instance");
  }

  @Test
  void takesNoFunctionForAMetric() {
    assertThat(Promql.of("time() - max(up)").selectors()).containsOnlyKeys("up");
  }
}
