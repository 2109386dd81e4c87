package io.millrace.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Entity;
import io.millrace.events.Visitor;
import io.millrace.events.cell.Cell;
import io.millrace.events.cell.Family;
import io.millrace.events.cell.Grain;
import io.millrace.events.cell.Kind;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.loop.LoopKey;
import io.millrace.events.wire.CellCodec;
import io.millrace.events.wire.FamilyCodec;
import io.millrace.events.wire.LoopKeyCodec;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class ResultPartitionsTest {
  private static final int PARTITIONS = 240;
  private static final ResultPartitions BY_TASK = new ResultPartitions(ResultPlacement.BY_TASK);
  private static final ResultPartitions BY_KEY = new ResultPartitions(ResultPlacement.BY_KEY);

  @Test
  void allCellsOfATaskAreOnThePartitionOfItsFacts() {
    for (Family family :
        Set.of(
            new Family(Kind.TRAFFIC, "douyin"),
            Family.of("taobao", new Entity(Entity.Type.ITEM, "a|b")))) {
      int facts = BuiltInPartitioner.partitionForKey(FamilyCodec.encode(family), PARTITIONS);

      assertThat(cells(family, BY_TASK)).containsExactly(facts);
      assertThat(cells(family, BY_KEY)).as("older data").hasSizeGreaterThan(20);
    }
  }

  @Test
  void allOrdersOfAVisitorAreOnThePartitionOfTheEvents() {
    Visitor visitor = new Visitor(7, 9);
    int events = BuiltInPartitioner.partitionForKey(visitor.toBytes(), PARTITIONS);

    assertThat(orders(visitor, BY_TASK)).containsExactly(events);
    assertThat(orders(visitor, BY_KEY)).as("older data").hasSizeGreaterThan(20);
  }

  /** Records of older data have to stay on their partitions, so these numbers never change. */
  @Test
  void olderDataStaysWhereItIs() {
    Cell cell = new Family(Kind.TRAFFIC, "douyin").cell(Grain.HOUR, 1_795_514_400_000L);

    assertThat(BY_KEY.ofCell(CellCodec.encodeKey(cell), PARTITIONS)).isEqualTo(39);
    assertThat(BY_KEY.ofCell(CellCodec.encodeKey(cell.page(12)), PARTITIONS)).isEqualTo(39);
    assertThat(BY_KEY.ofOrder(order(new Visitor(1, 2), 1), PARTITIONS)).isEqualTo(74);
  }

  private static Set<Integer> cells(Family family, ResultPartitions partitions) {
    return IntStream.range(0, 100)
        .mapToObj(day -> family.cell(Grain.DAY, 86_400_000L * day))
        .flatMap(cell -> IntStream.range(0, 3).mapToObj(cell::page))
        .map(cell -> partitions.ofCell(CellCodec.encodeKey(cell), PARTITIONS))
        .collect(Collectors.toSet());
  }

  private static Set<Integer> orders(Visitor visitor, ResultPartitions partitions) {
    return IntStream.range(0, 100)
        .mapToObj(number -> partitions.ofOrder(order(visitor, number), PARTITIONS))
        .collect(Collectors.toSet());
  }

  private static byte[] order(Visitor visitor, int number) {
    return LoopKeyCodec.encode(new LoopKey(visitor, "taobao", "o-" + number, true));
  }
}
