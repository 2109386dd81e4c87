package io.millrace.system.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The shape of what Prometheus and Grafana read, as far as it shows without them. */
class DeployFilesTest {

  @Test
  void theDashboardHasARowForEachQuestion() {
    assertThat(Dashboard.real().rows())
        .extracting(row -> row.path("title").asString())
        .containsExactly(
            "Intake", "Lag and freshness", "Correctness", "Reads and live", "Processes");
  }

  @Test
  void panelsHaveDistinctTitlesAndAskTheProvisionedSource() {
    String source =
        AlertRules.yaml(Repository.read("deploy/grafana/provisioning/datasources/prometheus.yml"))
            .at("/datasources/0/uid")
            .asString();
    List<JsonNode> graphs = Dashboard.real().graphs();
    assertThat(graphs).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(graphs)
        .allMatch(panel -> panel.at("/datasource/uid").asString().equals(source))
        .allMatch(panel -> !panel.path("targets").isEmpty());
  }

  @Test
  void everyAlertIsWholeAndExplained() {
    String guide = Repository.read("docs/operations/README.md");
    assertThat(AlertRules.real().rules())
        .extracting(AlertRules.Rule::alert)
        .doesNotHaveDuplicates()
        .allSatisfy(alert -> assertThat(guide).contains("| `" + alert + "` |"));
    assertThat(AlertRules.real().rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.definition().path("for").asString()).matches("\\d+m");
              assertThat(rule.definition().at("/labels/severity").asString()).isIn("page", "warn");
              assertThat(rule.definition().at("/annotations/summary").asString()).isNotBlank();
            });
  }

  @Test
  void everyServiceIsScrapedAtItsManagementPort() {
    JsonNode compose = AlertRules.yaml(Repository.read("docker-compose.yml")).path("services");
    JsonNode jobs =
        AlertRules.yaml(Repository.read("deploy/prometheus/prometheus.yml")).path("scrape_configs");
    assertThat(jobs).hasSize(7);
    assertThat(jobs)
        .allSatisfy(
            job -> {
              String name = job.path("job_name").asString();
              String port = compose.path(name).at("/healthcheck/test/2").asString();
              assertThat(job.at("/static_configs/0/targets/0").asString())
                  .isEqualTo(name + ":" + port);
            });
  }
}
