package io.millrace.events.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellPagingTest {
  private static final List<Measure> MEASURES = measures();

  @Test
  void aNewPageTakesNumbersFromItsSourceOnly() {
    for (int pages = 2; pages <= 300; pages++) {
      for (Measure measure : MEASURES) {
        int before = CellPaging.page(measure, pages - 1);
        int after = CellPaging.page(measure, pages);
        assertThat(after == before || (after == pages - 1 && before == CellPaging.source(pages)))
            .as("%s of %d pages: %d, then %d", measure, pages, before, after)
            .isTrue();
      }
    }
  }

  @Test
  void everyPageIsUsedAndNoneBeyond() {
    for (int pages : new int[] {1, 2, 3, 17, 32}) {
      Set<Integer> used = new HashSet<>();
      MEASURES.forEach(measure -> used.add(CellPaging.page(measure, pages)));
      assertThat(used).hasSize(pages).allMatch(page -> page >= 0 && page < pages);
    }
  }

  @Test
  void oneCurrencyStaysOnFewPagesHoweverManyThereAre() {
    Set<Integer> used = new HashSet<>();
    MEASURES.stream()
        .filter(measure -> measure.dimensions().getLast().equals("CNY"))
        .forEach(measure -> used.add(CellPaging.page(measure, 8_000)));
    assertThat(used).hasSizeLessThanOrEqualTo(32);
  }

  /**
   * Later versions have to find the numbers of a cell again, so the page of a measure never
   * changes.
   */
  @Test
  void placesStayWhereTheyAre() {
    Measure measure = Measure.of(Metric.CREDIT_IN, "linear", "douyin", "live", "CNY");
    assertThat(List.of(CellPaging.page(measure, 2), CellPaging.page(measure, 31)))
        .isEqualTo(List.of(PLACE_OF_2, PLACE_OF_31));
  }

  private static final int PLACE_OF_2 = 1;
  private static final int PLACE_OF_31 = 15;

  private static List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    for (String currency : List.of("CNY", "USD", "JPY")) {
      for (Model model : Model.values()) {
        for (int i = 0; i < 60; i++) {
          measures.add(Measure.of(Metric.CREDIT_IN, model.id(), "p" + i, "s" + i, currency));
        }
      }
    }
    return measures;
  }
}
