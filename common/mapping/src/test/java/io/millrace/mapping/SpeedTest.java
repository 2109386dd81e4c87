package io.millrace.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An import must not be limited by the mapping: a row costs some microseconds. */
class SpeedTest {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final int ROWS = 20_000;
  private static final int ROUNDS = 5;

  /** Time of the processor. The measured time is 3 to 6 microseconds; builds have slow machines. */
  private static final long MOST_NANOS = 20_000;

  @Test
  void mapsARowInMicroseconds() {
    Mapping taobao = Mapping.builtIn("taobao");
    RowMapping rows = taobao.bind(taobao.columns().orElseThrow());

    assertThat(
            nanos(
                rows,
                i -> List.of("u" + i, "" + i * 7, "" + i % 100, "buy", "" + (1511658000 + i))))
        .isLessThan(MOST_NANOS);
  }

  @Test
  void mapsARowOfTenColumnsWithMoneyInMicroseconds() {
    RowMapping rows =
        Mapping.read(
                """
                time: {format: "yyyy-MM-dd HH:mm:ss", zone: Asia/Shanghai}
                event:
                  id: $row
                  type: purchase
                  platform: jd
                  surface: shop
                  visitor: $user
                  at: $paid
                  order: $order
                  line: $line
                  item: $sku
                  channel: $channel
                  amount: {value: $price, times: $quantity, currency: CNY}
                  properties: {status: $status}
                """)
            .bind(
                List.of(
                    "user",
                    "paid",
                    "order",
                    "line",
                    "sku",
                    "channel",
                    "price",
                    "quantity",
                    "status",
                    "note"));

    assertThat(
            nanos(
                rows,
                i ->
                    List.of(
                        "u" + i,
                        "2026-11-19 10:00:00",
                        "o" + i,
                        "1",
                        "s" + i % 50,
                        "search",
                        "19.90",
                        "3",
                        "paid",
                        "")))
        .isLessThan(MOST_NANOS);
  }

  private static long nanos(RowMapping mapping, java.util.function.IntFunction<List<String>> row) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row.apply(i));
    }
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      for (List<String> cells : rows) {
        if (!(mapping.map(cells) instanceof MappedItem.Events)) {
          throw new AssertionError("a row was not mapped");
        }
      }
      best = Math.min(best, (CPU.getCurrentThreadCpuTime() - start) / ROWS);
    }
    System.out.println("a row costs " + best + " ns");
    return best;
  }
}
