package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real log of 96 168 events and a broken line, against counts taken from the file itself. */
class TaobaoImportIT {
  @TempDir private Path directory;

  @Test
  void countsARealLogExactlyAndOnce() throws IOException {
    Path log = SharedData.file("behavior/taobao_slice_20171126.csv.gz");
    try (RunningMillrace millrace = RunningMillrace.start(directory.resolve("data"))) {
      Markers markers = new Markers(millrace);
      Command.Result sent = millrace.send(log, "--format", "taobao", "--json");
      assertThat(sent.output()).contains("96168").contains("96169");
      markers.awaitAllCounted(directory);
      JsonNode once = check(millrace.answers());

      millrace.send(log, "--format", "taobao");
      markers.awaitAllCounted(directory);
      assertThat(check(millrace.answers())).isEqualTo(once);
    }
  }

  private static JsonNode check(Answers answers) {
    JsonNode month =
        answers
            .summary("taobao", "month", "2017-11-01T00:00:00Z", "2017-12-01T00:00:00Z")
            .at("/rows/0");
    assertThat(month.at("/traffic/events").asLong()).isEqualTo(96_168);
    assertThat(month.at("/traffic/types/product_view").asLong()).isEqualTo(85_773);
    assertThat(month.at("/traffic/types/favorite").asLong()).isEqualTo(2_959);
    assertThat(month.at("/traffic/types/cart_add").asLong()).isEqualTo(5_292);
    assertThat(month.at("/traffic/visitors").asLong()).isEqualTo(58_732);
    assertThat(month.at("/orders/count").asLong()).isEqualTo(2_144);
    assertThat(month.at("/orders/unvalued").asLong()).isEqualTo(2_144);

    JsonNode hour =
        answers
            .summary("taobao", "hour", "2017-11-26T01:00:00Z", "2017-11-26T02:00:00Z")
            .at("/rows/0");
    assertThat(hour.at("/traffic/types/product_view").asLong()).isEqualTo(41_890);
    return month;
  }
}
