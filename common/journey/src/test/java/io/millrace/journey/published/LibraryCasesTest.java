package io.millrace.journey.published;

import static io.millrace.journey.testing.Events.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.millrace.events.Event;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Metric;
import io.millrace.events.cell.Model;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small cases from the tests of attribution libraries. A number that follows from other rules than
 * ours is listed with the reason; whatever is neither matched nor listed fails.
 */
class LibraryCasesTest extends PublishedTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** Minor units of one conversion: thirds, fifths and halves of it are whole. */
  private static final long UNIT = 60;

  private static final Map<String, String> FOLLOW_FROM_OTHER_RULES =
      Map.of(
          "mta-transition-matrix/transition",
          "probabilities of a Markov chain, which is none of the models",
          "mta-shapley-two/shapley",
          "Shapley values, which are none of the models",
          "fractribution-path-transforms/trim_1",
          "no touch is cut off before the 257th",
          "fractribution-path-transforms/trim_2",
          "no touch is cut off before the 257th",
          "fractribution-path-transforms/frequency",
          "coming back to a surface is a touch of its own, not a count",
          "fractribution-path-transforms/first",
          "coming back to a surface is a touch of its own",
          "fractribution-path-transforms/remove_not_all",
          "direct is the absence of touches, not a channel to drop",
          "fractribution-path-transforms/remove_last_not_all",
          "direct is the absence of touches, not a channel to drop");

  private final List<String> unmatched = new ArrayList<>();

  LibraryCasesTest(Calculation calculation) {
    super(calculation);
  }

  @Test
  void everyCaseIsMatchedOrFollowsFromOtherRules() {
    String text = SharedData.text("attribution/cases/published_cases.json");
    JsonNode cases = JsonMapper.shared().readTree(text);
    assertThat(cases).hasSize(9);
    for (JsonNode one : cases) {
      one.path("expected").properties().forEach(field -> check(one, field));
      one.path("cases").forEach(transforms -> checkTransforms(one, transforms));
    }
    assertThat(unmatched)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(FOLLOW_FROM_OTHER_RULES.keySet());
  }

  private void check(JsonNode one, Map.Entry<String, JsonNode> expected) {
    JsonNode value = expected.getValue();
    switch (expected.getKey()) {
      case "first_touch", "first_touch_value" -> checkChannels(one, Model.FIRST_TOUCH, value);
      case "last_touch", "last_touch_value" -> checkChannels(one, Model.LAST_TOUCH, value);
      case "linear" -> checkChannels(one, Model.LINEAR, value);
      case "position_based" -> checkChannels(one, Model.POSITION, value);
      case "total_value" ->
          assertThat(total(totalsOf(one), PLATFORM, Metric.GROSS, CURRENCY))
              .isEqualTo(units(value));
      case "position_based_first_touch_of_three" -> checkFirstTouch("A > B > C", value);
      case "position_based_first_touch_of_two" -> checkFirstTouch("A > B", value);
      default -> unmatched(one, expected.getKey());
    }
  }

  private void checkChannels(JsonNode one, Model model, JsonNode expected) {
    Totals totals = totalsOf(one);
    for (Map.Entry<String, JsonNode> channel : expected.properties()) {
      assertThat(credit(totals, model, channel.getKey()))
          .as("%s: %s of %s", one.path("id"), model, channel.getKey())
          .isEqualTo(units(channel.getValue()));
    }
  }

  /** Of a journey worth three. */
  private void checkFirstTouch(String path, JsonNode expected) {
    Totals totals = totals(Route.of(path).converting(ANNA, AN_HOUR, 3 * UNIT));
    assertThat(credit(totals, Model.POSITION, "A")).as(path).isEqualTo(units(expected));
  }

  /** Customers on each path: those who converted as one, those who did not as another. */
  private Totals totalsOf(JsonNode one) {
    List<Event> events = new ArrayList<>();
    int path = 0;
    for (JsonNode node : one.path("paths")) {
      Route route = Route.of(node.path("path").asString());
      long weight = node.path("conversions").asLong(0) + node.path("value").asLong(0);
      events.addAll(route.converting(new Visitor(1, path), AN_HOUR, weight * UNIT));
      events.addAll(route.touches(new Visitor(2, path), AN_HOUR));
      path++;
    }
    return totals(events);
  }

  /** Of the transformed paths one is ours: a touch equal to the one before it, right after it. */
  private void checkTransforms(JsonNode one, JsonNode transforms) {
    Route path = Route.of(transforms.path("path").asString());
    for (Map.Entry<String, JsonNode> transform : transforms.properties()) {
      switch (transform.getKey()) {
        case "path" -> {}
        case "exposure" -> checkTouches(path, Route.of(transform.getValue().asString()));
        default -> unmatched(one, transform.getKey());
      }
    }
  }

  private void checkTouches(Route path, Route expected) {
    Totals totals = totals(path.converting(ANNA, A_MINUTE, expected.length()));
    for (String channel : path.channels()) {
      assertThat(credit(totals, Model.LINEAR, channel))
          .as("%s in %s", channel, path)
          .isEqualTo(expected.count(channel));
    }
  }

  private void unmatched(JsonNode one, String field) {
    String name = one.path("id").asString() + "/" + field;
    if (!unmatched.contains(name)) {
      unmatched.add(name);
    }
  }

  /** A decimal number, or a fraction like 19/6, in minor units. */
  private static long units(JsonNode number) {
    String[] parts = number.asString().split("/", -1);
    BigDecimal units = new BigDecimal(parts[0]).multiply(BigDecimal.valueOf(UNIT));
    return switch (parts.length) {
      case 1 -> units.longValueExact();
      case 2 -> units.divide(new BigDecimal(parts[1])).longValueExact();
      default -> fail("not a number: " + number);
    };
  }
}
