package io.millrace.insights.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.insights.memory.OpenLoads.Load;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLoadsTest {
  private final OpenLoads<String> loads = new OpenLoads<>();

  @Test
  void noteOnlyChangesOfTheirKeysWhileTheyAreOpen() {
    loads.changed("a");
    Load<String> first = loads.begin(List.of("a", "b", "c"));
    loads.changed("b");
    loads.changed("z");
    Load<String> second = loads.begin(List.of("b", "c"));
    loads.end(first);
    loads.changed("c");

    assertThat(first.unchanged()).containsExactlyInAnyOrder("a", "c");
    assertThat(second.unchanged()).containsExactly("b");
  }

  @Test
  void endOneOfTwoLoadsOfTheSameKeys() {
    Load<String> first = loads.begin(List.of("a"));
    Load<String> second = loads.begin(List.of("a"));
    loads.end(second);
    loads.changed("a");

    assertThat(first.unchanged()).isEmpty();
    assertThat(second.unchanged()).containsExactly("a");
  }

  @Test
  void keepNothingOfALoadWhenEveryKeyHasChanged() {
    Load<String> load = loads.begin(List.of("a", "b"));
    loads.allChanged();

    assertThat(load.unchanged()).isEmpty();
  }
}
