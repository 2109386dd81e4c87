package io.millrace.insights.query;

import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Cell;
import io.millrace.insights.projection.TestProjection;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import io.millrace.insights.testing.InMemoryCellStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QuerySnapshotTest {
  private static final Cell CELL = minute("douyin", 1);
  private static final Cell OTHER = minute("jd", 1);

  private final TestProjection projection = new TestProjection(new InMemoryCellStore());

  @Test
  void aCellThatChangesChangesTheTag() {
    read(opens(CELL, 4, 7));
    String before = tag();
    read(opens(CELL, 5, 8));
    assertThat(tag()).isNotEqualTo(before);
  }

  @Test
  void aCellThatComesChangesTheTag() {
    read(opens(OTHER, 0, 1));
    String before = tag();
    read(opens(CELL, 1, 7));
    assertThat(tag()).isNotEqualTo(before);
  }

  @Test
  void theTagStaysWhileOnlyOtherCellsChange() {
    read(opens(CELL, 4, 7));
    String before = tag();
    read(opens(OTHER, 5, 8));
    assertThat(tag()).isEqualTo(before);
  }

  private String tag() {
    QuerySnapshot reading = new QuerySnapshot(projection.latest(), projection.pending().progress());
    reading.find(List.of(CELL));
    return reading.tag();
  }

  private void read(CellRevision revision) {
    projection.read(
        List.of(revision),
        new ReadPosition(
            Optional.of("t"), Map.of(0, revision.revision() + 1), OptionalLong.empty()));
  }
}
