package io.millrace.importer;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds the orders that have no amount: none of their purchases has one. Safe for all threads.
 *
 * <p>It remembers a hash of 64 bits for each of the first {@value #MAX} orders, about 60 bytes
 * each. The orders after them count only by their purchases.
 */
final class OrderAmounts {
  /** The number of orders that are remembered. */
  static final int MAX = 500_000;

  private final Map<Long, Boolean> valued = new HashMap<>();
  private long withoutAmount;

  synchronized void add(OrderKey purchase) {
    Long order = hash(purchase);
    Boolean before = valued.get(order);
    if (before == null) {
      withoutAmount += purchase.valued() ? 0 : 1;
      remember(order, purchase.valued());
    } else if (!before && purchase.valued()) {
      withoutAmount--;
      valued.put(order, true);
    }
  }

  synchronized long withoutAmount() {
    return withoutAmount;
  }

  private void remember(Long order, boolean hasAmount) {
    if (valued.size() < MAX) {
      valued.put(order, hasAmount);
    }
  }

  /** FNV-1a over both ids. */
  private static long hash(OrderKey purchase) {
    return hash(hash(0xcbf29ce484222325L, purchase.platform()) * 31, purchase.order());
  }

  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
