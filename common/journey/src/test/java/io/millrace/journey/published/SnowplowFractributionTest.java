package io.millrace.journey.published;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * Sessions and conversions of 67 customers, and what Snowplow's fractribution package makes of
 * them: a session's channel is a touch at its start, from 30 days before a conversion up to and
 * including its second. Equal touches in a row are dropped there; that moves no last touch.
 */
class SnowplowFractributionTest extends PublishedTest {
  private static final String FOLDER = "attribution/snowplow_fractribution/";

  SnowplowFractributionTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void lastTouchEarnsWhatWasPublished() {
    Totals totals = totals(events());
    for (CSVRecord row : SharedData.csv(FOLDER + "expected_channel_attribution.csv")) {
      if (row.get("ATTRIBUTION_TYPE").equals("last_touch")) {
        String channel = row.get("CHANNEL");
        assertThat(credit(totals, Model.LAST_TOUCH, channel))
            .as(channel)
            .isEqualTo(cents(row.get("REVENUE")));
        assertThat(microOrders(totals, Model.LAST_TOUCH, channel))
            .as(channel)
            .isEqualTo(Long.parseLong(row.get("CONVERSIONS")) * 1_000_000);
      }
    }
  }

  @Test
  void theNumbersOfTheWholeFixtureAreKnown() {
    Totals totals = totals(events());
    assertThat(credit(totals, Model.LAST_TOUCH, "Direct")).isEqualTo(23_442);
    assertThat(credit(totals, Model.LAST_TOUCH, "Organic_Search")).isEqualTo(6_650);
    assertThat(credit(totals, Model.LAST_TOUCH, "Video")).isEqualTo(20_000);
    assertThat(total(totals, PLATFORM, Metric.GROSS, CURRENCY)).isEqualTo(50_092);
    assertThat(total(totals, PLATFORM, Metric.ORDERS)).isEqualTo(6);
    assertThat(total(totals, PLATFORM, Metric.LOOPS, "closed")).isEqualTo(6);
  }

  /** First touch is not published, but the paths are. */
  @Test
  void firstTouchIsThatOfThePublishedPaths() {
    Totals totals = totals(events());
    Map<String, Long> byFirst =
        SharedData.csv(FOLDER + "expected_paths_to_conversion.csv").stream()
            .collect(
                groupingBy(
                    row -> Route.of(row.get("path")).channels().getFirst(),
                    reducing(0L, row -> cents(row.get("revenue")), Long::sum)));
    byFirst.forEach(
        (channel, cents) ->
            assertThat(credit(totals, Model.FIRST_TOUCH, channel)).as(channel).isEqualTo(cents));
  }

  /** A touch for each session, and a purchase for each event with a total. */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (CSVRecord row : SharedData.csv(FOLDER + "expected_sessions_by_customer_id.csv")) {
      String start = row.get("visit_start_tstamp");
      events.add(touch(visitor(row.get("customer_id")), start, row.get("channel"), seconds(start)));
    }
    for (CSVRecord row : SharedData.csv(FOLDER + "events.csv")) {
      if (!row.get("tr_total").isEmpty()) {
        // The package identifies customers by an id with an f before the cookie's.
        Visitor visitor = visitor("f" + row.get("domain_userid"));
        long at = Instant.parse(row.get("derived_tstamp")).toEpochMilli();
        events.add(conversion(visitor, row.get("event_id"), at, cents(row.get("tr_total"))));
      }
    }
    return events;
  }

  private static Visitor visitor(String customer) {
    return new Visitor(0, customer.hashCode());
  }

  private static long seconds(String text) {
    return Instant.parse(text.replace(' ', 'T') + "Z").toEpochMilli();
  }

  /** Rounded: the tables hold sums of binary fractions. */
  private static long cents(String amount) {
    return Math.round(new BigDecimal(amount).movePointRight(2).doubleValue());
  }
}
