package io.millrace.insights.projection;

import static io.millrace.insights.testing.Revisions.minute;
import static io.millrace.insights.testing.Revisions.opens;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.cell.Cell;
import io.millrace.insights.projection.PendingCells.Unwritten;
import io.millrace.insights.store.CellRevision;
import io.millrace.insights.store.ReadPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PendingCellsTest {
  private static final Cell CELL = minute("douyin", 1);
  private static final CellRevision OLDER = opens(CELL, 0, 7);
  private static final CellRevision NEWER = opens(CELL, 1, 8);

  private final PendingCells pending = new PendingCells();

  @Test
  void keepsARevisionThatCameWhileAnOlderOneWasWritten() {
    pending.read(List.of(OLDER), upTo(1), () -> {});
    Unwritten writing = pending.unwritten();
    pending.read(List.of(NEWER), upTo(2), () -> {});
    pending.written(writing);
    assertThat(pending.find(List.of(CELL))).containsValue(NEWER);
    assertThat(pending.unwritten()).isEqualTo(new Unwritten(List.of(NEWER), upTo(2), true));
  }

  @Test
  void letsGoOfWhatWasWritten() {
    pending.read(List.of(OLDER), upTo(1), () -> {});
    pending.written(pending.unwritten());
    assertThat(pending.find(List.of(CELL))).isEmpty();
    assertThat(pending.unwritten().moved()).isFalse();
  }

  @Test
  void leavesAnOlderRevisionAside() {
    pending.read(List.of(NEWER), upTo(2), () -> {});
    pending.read(List.of(OLDER), upTo(2), () -> {});
    assertThat(pending.find(List.of(CELL))).containsValue(NEWER);
  }

  private static ReadPosition upTo(long next) {
    return new ReadPosition(Optional.of("t"), Map.of(0, next), OptionalLong.empty());
  }
}
