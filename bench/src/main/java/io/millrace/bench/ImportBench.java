package io.millrace.bench;

import io.millrace.importer.FileFormat;
import io.millrace.importer.ImportPreview;
import io.millrace.importer.read.Input;
import io.millrace.importer.read.InputFile;
import io.millrace.importer.read.ReadOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Measures the import of CSV without a gateway: reading alone, and reading, mapping and JSON. The
 * files stay, so that {@code ./millrace send} can import them afterwards. Arguments: a folder, the
 * number of rows (default 1 000 000).
 */
final class ImportBench {
  private static final String MAPPING =
      """
      time: {format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
      event: {id: $event_id, visitor: $customer, platform: $shop, at: $created}
      case: kind
      when:
        sold: {type: purchase, surface: shop, order: $order, item: $sku, amount: {value: $total, currency: CNY}}
        seen: {type: product_view, surface: item, item: $sku}
      """;
  private static final int ROUNDS = 3;

  private ImportBench() {}

  public static void main(String... args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int rows = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    Path csv = write(folder.resolve("orders.csv"), rows, "");
    Path mapping = writeMapping(folder.resolve("orders.yml"));
    System.out.printf("%s: %,d rows, %,d MB%n", csv, rows, Files.size(csv) >> 20);
    for (int round = 0; round < ROUNDS; round++) {
      measure("reading alone", rows, () -> read(csv));
      measure("reading, mapping and JSON", rows, () -> map(csv, mapping));
    }
  }

  static Path writeMapping(Path file) throws IOException {
    return Files.writeString(file, MAPPING);
  }

  /**
   * Writes rows of 50 000 visitors; one row in ten is an order.
   *
   * @param run makes the ids of this run different from those of other runs
   */
  static Path write(Path file, int rows, String run) throws IOException {
    Instant start = Instant.parse("2026-11-01T00:00:00Z");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("event_id,customer,created,kind,order,sku,title,total,shop\n");
      for (int row = 0; row < rows; row++) {
        String time = start.plus(row, ChronoUnit.SECONDS).toString().replace('T', ' ');
        boolean sold = row % 10 == 0;
        out.write(
            "e%s-%d,c-%d,%s,%s,%s,sku-%d,\"Tea, green %d\",%s,taobao%n"
                .formatted(
                    run,
                    row,
                    row % 50_000,
                    time.substring(0, 19),
                    sold ? "sold" : "seen",
                    sold ? "o" + run + '-' + row : "",
                    row % 3000,
                    row % 3000,
                    sold ? "128.00" : ""));
      }
    }
    return file;
  }

  private static long read(Path csv) throws IOException {
    long records = 0;
    try (InputFile file = Input.of(csv.toString()).getFirst().open(ReadOptions.standard())) {
      while (file.next().isPresent()) {
        records++;
      }
    }
    return records;
  }

  private static long map(Path csv, Path mapping) throws IOException {
    return ImportPreview.of(
            List.of(csv.toString()), FileFormat.of(mapping.toString()), ReadOptions.standard())
        .counts()
        .events();
  }

  private interface Work {
    long run() throws IOException;
  }

  private static void measure(String what, int rows, Work work) throws IOException {
    long begin = System.nanoTime();
    long records = work.run();
    if (records != rows) {
      throw new IllegalStateException("%s: %d of %d".formatted(what, records, rows));
    }
    System.out.printf("%s: %,.0f rows/s%n", what, rows / ((System.nanoTime() - begin) / 1e9));
  }
}
