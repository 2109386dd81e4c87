package io.millrace.journey.published;

import static io.millrace.journey.testing.Events.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** 10 000 paths and what the R package ChannelAttribution 2.0.7 makes of them. */
class ChannelAttributionTest extends PublishedTest {
  private static final String PATHS = "attribution/channelattribution/PathData.csv";
  private static final String EXPECTED = "attribution/channelattribution/expected_heuristics.csv";
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** Minor units of one unit of value in the test of money. */
  private static final long MILLION = 1_000_000;

  private static final Map<Model, String> MODELS =
      Map.of(
          Model.FIRST_TOUCH, "first_touch",
          Model.LAST_TOUCH, "last_touch",
          Model.LINEAR, "linear_touch");

  ChannelAttributionTest(Calculation calculation) {
    super(calculation);
  }

  private record Share(Model model, String channel) {}

  /**
   * Every path is taken once and counted as often as it converted. It earns as many units as it has
   * touches, so that every share is whole and nothing is rounded.
   */
  @Test
  void conversionsAndValueAreSharedAsPublished() {
    Map<Share, Double> conversions = new HashMap<>();
    Map<Share, Double> value = new HashMap<>();
    for (CSVRecord row : SharedData.csv(PATHS)) {
      Route route = Route.of(row.get("path"));
      Totals totals = totals(route.converting(ANNA, AN_HOUR, route.length()));
      for (Share share : shares(route)) {
        double part = (double) credit(totals, share.model, share.channel) / route.length();
        conversions.merge(share, part * decimal(row, "total_conversions"), Double::sum);
        value.merge(share, part * decimal(row, "total_conversion_value"), Double::sum);
      }
    }
    for (CSVRecord row : SharedData.csv(EXPECTED)) {
      MODELS.forEach(
          (model, column) -> {
            Share share = new Share(model, row.get("channel_name"));
            assertThat(conversions.getOrDefault(share, 0.0))
                .as("conversions of %s", share)
                .isCloseTo(decimal(row, column + "_conversions"), within(1e-9));
            assertThat(value.getOrDefault(share, 0.0))
                .as("value of %s", share)
                .isCloseTo(decimal(row, column + "_value"), within(1e-9));
          });
    }
  }

  /**
   * The value as money, in millionths. A path's value is off by at most half a millionth, and each
   * share of it by less than one.
   */
  @Test
  void moneyIsSharedAsPublishedButForRounding() {
    List<Event> events = new ArrayList<>();
    Map<String, Long> mayBeOff = new HashMap<>();
    long gross = 0;
    for (CSVRecord row : SharedData.csv(PATHS)) {
      Route route = Route.of(row.get("path"));
      long minor = Math.round(decimal(row, "total_conversion_value") * MILLION);
      gross += minor;
      route.channels().forEach(channel -> mayBeOff.merge(channel, 2L, Long::sum));
      events.addAll(route.converting(new Visitor(1, row.getRecordNumber()), AN_HOUR, minor));
    }
    Totals totals = totals(events);
    assertThat(total(totals, PLATFORM, Metric.GROSS, CURRENCY)).isEqualTo(gross);
    for (Model model : MODELS.keySet()) {
      long credited = 0;
      for (CSVRecord row : SharedData.csv(EXPECTED)) {
        String channel = row.get("channel_name");
        double expected = decimal(row, MODELS.get(model) + "_value") * MILLION;
        assertThat((double) credit(totals, model, channel))
            .as("%s of %s", model, channel)
            .isCloseTo(expected, within((double) mayBeOff.getOrDefault(channel, 0L)));
        credited += credit(totals, model, channel);
      }
      assertThat(credited).as("%s", model).isEqualTo(gross);
    }
  }

  private static List<Share> shares(Route route) {
    return MODELS.keySet().stream()
        .flatMap(
            model -> route.channels().stream().distinct().map(channel -> new Share(model, channel)))
        .toList();
  }

  private static double decimal(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
