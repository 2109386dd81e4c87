package io.millrace.journey.published;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Event;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Calendar;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Metric;
import io.millrace.journey.testing.Calculation;
import io.millrace.journey.testing.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** 59 835 private messages of a student network in 2004; who sends one is active. */
class CollegeMessagesTest extends PublishedTest {
  private static final String MESSAGES = "social/college_msg.txt.gz";
  private static final Calendar UTC = new Calendar(ZoneOffset.UTC);
  private static final long HALF_HOUR_SECONDS = 1_800;

  CollegeMessagesTest(Calculation calculation) {
    super(calculation);
  }

  private record Message(long number, long sender, long second) {
    LocalDate day() {
      return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).toLocalDate();
    }
  }

  @Test
  void activeSendersOfEveryDayAndMonthAreThoseOfPlainSets() {
    List<Message> messages = messages();
    Totals totals = totals(events(messages));
    Map<LocalDate, Set<Long>> byDay = senders(messages, Message::day);
    Map<LocalDate, Set<Long>> byMonth =
        senders(messages, message -> message.day().withDayOfMonth(1));
    byDay.forEach(
        (day, senders) ->
            assertThat(visitors(totals, Grain.DAY, day)).as("%s", day).isEqualTo(senders.size()));
    byMonth.forEach(
        (month, senders) ->
            assertThat(visitors(totals, Grain.MONTH, month))
                .as("%s", month)
                .isEqualTo(senders.size()));
    assertThat(visitorCells(totals, Grain.DAY)).isEqualTo(byDay.size());
    assertThat(visitorCells(totals, Grain.MONTH)).isEqualTo(byMonth.size());
  }

  @Test
  void theNumbersOfTheWholeLogAreKnown() {
    Totals totals = totals(events(messages()));
    assertThat(totals.total(Grain.MONTH, PLATFORM, Measure.of(Metric.EVENTS, "message")))
        .isEqualTo(59_835);
    assertThat(visitorCells(totals, Grain.DAY)).isEqualTo(193);
    assertThat(totals.total(Grain.DAY, PLATFORM, Measure.of(Metric.VISITORS))).isEqualTo(14_649);
    List<Long> monthly = new ArrayList<>();
    for (int month = 4; month <= 10; month++) {
      monthly.add(visitors(totals, Grain.MONTH, LocalDate.of(2004, month, 1)));
    }
    assertThat(monthly).containsExactly(313L, 1_038L, 740L, 360L, 287L, 255L, 164L);
  }

  @Test
  void sessionsAreThoseOfPlainPauses() {
    List<Message> messages = messages();
    Map<Long, NavigableSet<Long>> times =
        messages.stream()
            .collect(
                groupingBy(Message::sender, mapping(Message::second, toCollection(TreeSet::new))));
    long sessions = times.values().stream().mapToLong(CollegeMessagesTest::sessions).sum();
    Totals totals = totals(events(messages));
    assertThat(totals.total(Grain.MONTH, PLATFORM, Measure.of(Metric.OPENS)))
        .isEqualTo(sessions)
        .isEqualTo(25_244);
  }

  private static long sessions(NavigableSet<Long> seconds) {
    return seconds.stream()
        .filter(
            second -> {
              Long before = seconds.lower(second);
              return before == null || second - before > HALF_HOUR_SECONDS;
            })
        .count();
  }

  private static long visitors(Totals totals, Grain grain, LocalDate first) {
    long start = first.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    Cell cell = new Cell(Kind.TRAFFIC, PLATFORM, grain, UTC.start(grain, start));
    return totals.cell(cell).getOrDefault(Measure.of(Metric.VISITORS), 0L);
  }

  private static long visitorCells(Totals totals, Grain grain) {
    return totals.cells().entrySet().stream()
        .filter(cell -> cell.getKey().grain() == grain)
        .filter(cell -> cell.getValue().containsKey(Measure.of(Metric.VISITORS)))
        .count();
  }

  private static Map<LocalDate, Set<Long>> senders(
      List<Message> messages, Function<Message, LocalDate> window) {
    Map<LocalDate, Set<Long>> senders = new TreeMap<>();
    messages.forEach(
        message ->
            senders
                .computeIfAbsent(window.apply(message), _ -> new HashSet<>())
                .add(message.sender));
    return senders;
  }

  private static List<Message> messages() {
    return SharedData.blankSeparated(MESSAGES).stream().map(CollegeMessagesTest::message).toList();
  }

  private static Message message(CSVRecord row) {
    return new Message(
        row.getRecordNumber(), Long.parseLong(row.get(0)), Long.parseLong(row.get(2)));
  }

  /** Equal lines are messages of their own: the log names none. */
  private static List<Event> events(List<Message> messages) {
    return messages.stream().map(CollegeMessagesTest::event).toList();
  }

  private static Event event(Message message) {
    Visitor sender = new Visitor(0, message.sender);
    String id = "m" + message.number;
    return new Event.Social(
        head(sender, id, EventType.MESSAGE, PLATFORM, "chat", message.second * 1_000),
        OptionalLong.empty());
  }
}
