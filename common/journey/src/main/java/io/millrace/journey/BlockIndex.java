package io.millrace.journey;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds the blocks that may contain an event or an order. It is an open hash table from
 * fingerprints to block numbers. The table only grows: an outdated entry costs one needless read,
 * and disappears when the table is built again.
 */
final class BlockIndex {
  private static final int EMPTY = -1;
  private static final int FIRST_SLOTS = 64;

  /** Most journeys in memory have no block, and share these arrays, which nobody changes. */
  private static final int[] NO_PRINTS = new int[2];

  private static final int[] NO_BLOCKS = filled(2);

  private int[] prints = NO_PRINTS;
  private int[] blocks = NO_BLOCKS;
  private int size;

  void add(int print, int block) {
    if (size == 0 || 2 * (size + 1) > blocks.length) {
      grow();
    }
    put(print, block);
    size++;
  }

  boolean has(int print) {
    for (int i = slot(print); blocks[i] != EMPTY; i = next(i)) {
      if (prints[i] == print) {
        return true;
      }
    }
    return false;
  }

  /** Visits every block number of a fingerprint. A number may be visited more than once. */
  void find(int print, IntConsumer action) {
    for (int i = slot(print); blocks[i] != EMPTY; i = next(i)) {
      if (prints[i] == print) {
        action.accept(blocks[i]);
      }
    }
  }

  private void put(int print, int block) {
    int i = slot(print);
    while (blocks[i] != EMPTY) {
      i = next(i);
    }
    prints[i] = print;
    blocks[i] = block;
  }

  private void grow() {
    int[] oldPrints = prints;
    int[] oldBlocks = blocks;
    prints = new int[Math.max(FIRST_SLOTS, 2 * oldPrints.length)];
    blocks = filled(prints.length);
    for (int i = 0; i < oldBlocks.length; i++) {
      if (oldBlocks[i] != EMPTY) {
        put(oldPrints[i], oldBlocks[i]);
      }
    }
  }

  private int slot(int print) {
    return (print * 0x9E37_79B9) >>> (Integer.numberOfLeadingZeros(blocks.length) + 1);
  }

  private int next(int slot) {
    return (slot + 1) & (blocks.length - 1);
  }

  private static int[] filled(int length) {
    int[] values = new int[length];
    Arrays.fill(values, EMPTY);
    return values;
  }
}
