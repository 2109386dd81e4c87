package io.millrace.events.cell;

import java.util.List;

/**
 * Decides which page of its cell holds a number. It uses linear hashing: a cell grows by one page
 * at a time, and a new page takes numbers from only one other page. The cost of growing therefore
 * does not depend on the size of the cell.
 *
 * <p>Amounts of one currency are kept together on a few pages, so that a purchase changes only a
 * few pages.
 */
public final class CellPaging {
  private static final String CURRENCY = "currency";

  /** The number of bits that spread the numbers of one currency. */
  private static final int WITHIN = 5;

  /** The number of bits above them that separate currencies. */
  private static final int APART = 8;

  private CellPaging() {}

  /** The page of this number in a cell that has {@code pages} pages. */
  public static int page(SubKey key, int pages) {
    if (pages == 1) {
      return 0;
    }
    long spread = spread(key);
    int half = Integer.highestOneBit(pages);
    int page = (int) (spread & (2L * half - 1));
    return page < pages ? page : (int) (spread & (half - 1));
  }

  /**
   * The page that gives numbers to the last of {@code pages} pages; {@code pages} is at least 2.
   */
  public static int source(int pages) {
    return pages - 1 - Integer.highestOneBit(pages - 1);
  }

  /** Equal on every machine, because the hash codes of strings and lists are specified. */
  private static long spread(SubKey key) {
    long all = mix(key.hash());
    long currency = mix(currency(key).hashCode()) & ((1 << APART) - 1);
    long low = all & ((1 << WITHIN) - 1);
    return low | currency << WITHIN | all >>> WITHIN << (WITHIN + APART);
  }

  private static String currency(SubKey key) {
    List<String> names = key.metric().dimensions();
    return !names.isEmpty() && names.getLast().equals(CURRENCY)
        ? key.dimension(names.size() - 1)
        : "";
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
