package io.millrace.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Event;
import io.millrace.journey.testing.Events;
import io.millrace.journey.testing.NastyEvents;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockCodecTest {

  @Test
  void readsBackWhatItWrote() {
    List<Step> steps = NastyEvents.draw(7, 200).stream().map(Step::of).sorted().toList();
    assertThat(BlockCodec.decode(BlockCodec.encode(steps))).isEqualTo(steps);
  }

  @Test
  void keysSortAsBytesInTheOrderOfTheJourney() {
    List<Position> ordered =
        NastyEvents.draw(8, 200).stream().map(Step::of).map(Step::position).sorted().toList();
    List<Position> byBytes =
        ordered.stream()
            .map(BlockCodec::key)
            .sorted(Arrays::compareUnsigned)
            .map(BlockCodec::start)
            .toList();
    assertThat(byBytes).isEqualTo(ordered);
  }

  @Test
  void refusesVersionsItDoesNotKnow() {
    Event event = Events.view("a", "douyin", "feed", 1);
    byte[] block = BlockCodec.encode(List.of(Step.of(event)));
    block[0] = 99;
    assertThatThrownBy(() -> BlockCodec.decode(block))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
  }

  @Test
  void refusesBlocksThatEndTooEarly() {
    byte[] block = BlockCodec.encode(List.of(Step.of(Events.view("a", "douyin", "feed", 1))));
    for (int length = 1; length < block.length; length++) {
      byte[] cut = Arrays.copyOf(block, length);
      assertThatThrownBy(() -> BlockCodec.decode(cut)).isInstanceOf(RuntimeException.class);
    }
  }
}
