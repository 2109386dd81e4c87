package io.millrace.insights.orders;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberVariantsTest {
  @ParameterizedTest
  @CsvSource({
    "SO100025, so100025",
    "' SO 100025 ', SO100025",
    "#1042, 1042",
    "o-09, o-10",
    "o-10, o-09",
    "2026-11-0001, 2026110001",
    "007, 7",
    "A7, A8",
  })
  void findsWhatIsOftenMeant(String written, String meant) {
    assertThat(NumberVariants.of(written)).contains(meant).startsWith(written);
  }

  @Property
  void isShortAndNeverHasNothing(@ForAll @StringLength(max = 64) String number) {
    assertThat(NumberVariants.of(number))
        .hasSizeLessThanOrEqualTo(25)
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }
}
