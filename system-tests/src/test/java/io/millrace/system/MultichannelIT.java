package io.millrace.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * 30 368 impressions and 912 conversions in five channels, not in the order of time; the credit of
 * the last impression within seven days, as an independent calculation from the file gives it.
 */
class MultichannelIT {
  private static final List<String> CHANNELS =
      List.of("facebook", "instagram", "online-display", "online-video", "paid-search");
  private static final String FROM = "2018-07-01T00:00:00Z";
  private static final String TO = "2018-08-01T00:00:00Z";

  @TempDir private Path directory;

  @Test
  void creditsTheLastTouchOfARealLogInItsOwnOrder() throws IOException {
    Path log = SharedData.file("multichannel/impressions_conversions_201807.csv.gz");
    checkCredit(log, directory);
  }

  @Test
  void creditsTheSameAfterAShuffle() throws IOException {
    Path log = SharedData.file("multichannel/impressions_conversions_201807.csv.gz");
    checkCredit(shuffled(log), directory);
  }

  private static void checkCredit(Path log, Path directory) throws IOException {
    Path catalog = resource("multichannel-platforms.csv", directory);
    Path mapping = resource("multichannel.yml", directory);
    try (RunningMillrace millrace =
        RunningMillrace.start(
            directory.resolve("data"), "--catalog", catalog.toString(), "--lookback", "7d")) {
      Command.Result sent = millrace.send(log, "--format", mapping.toString());
      assertThat(sent.code()).as(sent.output()).isZero();
      new Markers(millrace).awaitAllCounted(directory);
      Credit total = new Credit();
      CHANNELS.forEach(
          channel ->
              total.add(millrace.answers().summary(channel, "month", FROM, TO).at("/totals")));
      assertThat(total.orders).isEqualTo(912);
      assertThat(total.gross).isEqualTo(564_950);
      assertThat(total.closedOrders).isEqualTo(164_000_000);
      assertThat(total.closed).isEqualTo(102_500);
      assertThat(total.externalOrders).isEqualTo(544_000_000);
      assertThat(total.external).isEqualTo(335_450);
      assertThat(total.externalOut).isEqualTo(335_450);
      assertThat(total.directOrders).isEqualTo(204_000_000);
      assertThat(total.direct).isEqualTo(127_000);
    }
  }

  /** Sums over the platforms, amounts in cents, orders of credit in millionths. */
  private static final class Credit {
    private long orders;
    private long gross;
    private long closed;
    private long closedOrders;
    private long external;
    private long externalOrders;
    private long externalOut;
    private long direct;
    private long directOrders;

    void add(JsonNode totals) {
      JsonNode micro = totals.at("/loops/creditOrders");
      JsonNode credit = totals.at("/loops/credit/0");
      orders += totals.at("/orders/count").asLong();
      gross += totals.at("/money/0/gross").asLong();
      closed += credit.at("/closed").asLong();
      closedOrders += micro.at("/closed").asLong();
      external += credit.at("/externalIn").asLong();
      externalOrders += micro.at("/externalIn").asLong();
      externalOut += credit.at("/externalOut").asLong();
      direct += credit.at("/direct").asLong();
      directOrders += micro.at("/direct").asLong();
    }
  }

  private Path shuffled(Path log) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    }
    Collections.shuffle(lines.subList(1, lines.size()), new Random(20180701));
    return Files.write(directory.resolve("shuffled.csv"), lines);
  }

  private static Path resource(String name, Path directory) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = MultichannelIT.class.getResourceAsStream("/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }
}
