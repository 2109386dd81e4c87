package io.millrace.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLinesTest {

  @Test
  void readsNamesIdsAndDataOfSeveralLines() {
    assertThat(events("event:summary", "id: t:4.5", "data:{\"a\":", "data: 1}", ""))
        .containsExactly(new ServerEvent("summary", Optional.of("t:4.5"), "{\"a\":\n1}"));
  }

  @Test
  void passesOverCommentsAndUnknownFieldsAndEventsWithoutData() {
    assertThat(events(":still here", "", "retry: 5", "event: x", "", "data", ""))
        .containsExactly(new ServerEvent("message", Optional.empty(), ""));
  }

  @Test
  void forgetsTheNameAndTheIdOfTheEventBefore() {
    assertThat(events("event:a", "id:1", "data:1", "", "data:2", ""))
        .last()
        .isEqualTo(new ServerEvent("message", Optional.empty(), "2"));
  }

  @Test
  void doesNotGiveAnEventThatBrokeOff() {
    assertThat(events("event:a", "data:1")).isEmpty();
  }

  private static List<ServerEvent> events(String... lines) {
    EventLines events = new EventLines();
    return List.of(lines).stream().map(events::take).flatMap(Optional::stream).toList();
  }
}
