package io.millrace.events.cell;

import java.util.List;

/**
 * On which page of its cell a number is. Linear hashing: a cell grows by one page at a time, and a
 * new page takes numbers from one other page only, so that growing costs the same however much a
 * cell holds.
 *
 * <p>Amounts of one currency stay together on a few pages: a purchase reaches those, not all.
 */
public final class CellPaging {
  private static final String CURRENCY = "currency";

  /** So many bits spread the numbers of one currency. */
  private static final int WITHIN = 5;

  /** So many bits above them tell currencies apart. */
  private static final int APART = 8;

  private CellPaging() {}

  /** The page of that number in a cell of so many pages. */
  public static int page(Measure measure, int pages) {
    if (pages == 1) {
      return 0;
    }
    long spread = spread(measure);
    int half = Integer.highestOneBit(pages);
    int page = (int) (spread & (2L * half - 1));
    return page < pages ? page : (int) (spread & (half - 1));
  }

  /** The page that gives numbers away to the last of so many pages, at least 2. */
  public static int source(int pages) {
    return pages - 1 - Integer.highestOneBit(pages - 1);
  }

  /** The same on every machine: texts and lists of them have hash codes by contract. */
  private static long spread(Measure measure) {
    long all = mix(measure.hashCode());
    long currency = mix(currency(measure).hashCode()) & ((1 << APART) - 1);
    long low = all & ((1 << WITHIN) - 1);
    return low | currency << WITHIN | all >>> WITHIN << (WITHIN + APART);
  }

  private static String currency(Measure measure) {
    List<String> names = measure.metric().dimensions();
    return !names.isEmpty() && names.getLast().equals(CURRENCY)
        ? measure.dimensions().getLast()
        : "";
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
