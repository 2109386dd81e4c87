package io.millrace.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.demo.world.World;
import io.millrace.demo.world.WorldSettings;
import io.millrace.events.EventType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final WorldSettings SETTINGS =
      new WorldSettings(3, Instant.parse("2026-11-25T13:30:20Z"), 40, 10, 5);

  private final Timeline timeline = new Timeline(new World(SETTINGS));

  @Test
  void historyInPartsIsHistoryAtOnce() {
    long begin = Timeline.minuteOf(SETTINGS.begin());
    long end = Timeline.minuteOf(SETTINGS.start());

    List<Dispatch> parts =
        Plan.of(SETTINGS).stream().flatMap(part -> timeline.part(part).stream()).sorted().toList();

    assertThat(parts).isEqualTo(timeline.part(new HistoryPart(begin, end, Visits.ALL, true)));
    assertThat(parts).hasSizeGreaterThan(20_000);
  }

  @Test
  void ordersOfAWeekComeBeforeTheRest() {
    List<HistoryPart> parts = Plan.of(SETTINGS);
    List<HistoryPart> prompt = parts.stream().filter(HistoryPart::prompt).toList();

    assertThat(parts).startsWith(prompt.toArray(HistoryPart[]::new));
    assertThat(prompt).filteredOn(part -> part.visits() == Visits.BUYING).hasSize(7);
    assertThat(parts).extracting(HistoryPart::visits).endsWith(Visits.OTHER);
  }

  @Test
  void spendComesWithTheOrdersAndHasNoWrongEventBesideIt() {
    List<Dispatch> spend =
        Plan.of(SETTINGS).stream()
            .flatMap(
                part ->
                    timeline.part(part).stream()
                        .filter(d -> d.event().what().type() == EventType.SPEND)
                        .peek(_ -> assertThat(part.visits()).isEqualTo(Visits.BUYING)))
            .toList();
    assertThat(spend).hasSizeGreaterThan(1_000).allMatch(d -> d.mistake().isEmpty());
  }

  @Test
  void aWorldWithoutHistoryHasNoParts() {
    assertThat(Plan.of(new WorldSettings(1, SETTINGS.start(), 40, 0, 5))).isEmpty();
  }

  @Test
  void nothingIsSentBeforeItHappensAndSomeOfItLateTwiceOrWrong() {
    List<Dispatch> sent =
        Plan.of(SETTINGS).stream().flatMap(part -> timeline.part(part).stream()).toList();
    List<Dispatch> right = sent.stream().filter(d -> d.mistake().isEmpty()).toList();
    Set<String> events = right.stream().map(d -> d.event().id()).collect(Collectors.toSet());
    Set<String> inTime =
        right.stream()
            .filter(d -> d.due().equals(d.event().at()))
            .map(d -> d.event().id())
            .collect(Collectors.toSet());

    assertThat(sent).allSatisfy(d -> assertThat(d.due()).isAfterOrEqualTo(d.event().at()));
    assertThat((double) inTime.size() / events.size()).isCloseTo(1 - Courier.LATE, within(0.005));
    assertThat((double) right.size() / events.size()).isCloseTo(1 + Courier.TWICE, within(0.005));
    assertThat((double) (sent.size() - right.size()) / events.size())
        .isCloseTo(Courier.WRONG, within(0.001));
  }

  @Test
  void everyMistakeIsMadeUnderANameOfItsOwn() {
    List<Dispatch> wrong =
        Plan.of(SETTINGS).stream()
            .flatMap(part -> timeline.part(part).stream())
            .filter(dispatch -> dispatch.mistake().isPresent())
            .toList();

    assertThat(wrong)
        .extracting(dispatch -> dispatch.mistake().orElseThrow())
        .contains(Mistake.values());
    assertThat(new HashSet<>(wrong))
        .allSatisfy(d -> assertThat(d.line().json()).contains(d.event().id() + "-x\""));
  }
}
