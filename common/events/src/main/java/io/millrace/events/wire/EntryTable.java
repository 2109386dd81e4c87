package io.millrace.events.wire;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds entries by the hash code of their sub-key. It holds only the place of an entry, a number
 * above 0: where the entry is in the bytes of a cell, or the row of a sum. For one thread.
 */
final class EntryTable {
  /** No entry is here: the bytes of a cell begin with its header. */
  static final int NONE = 0;

  /** No slot. */
  static final int END = -1;

  private static final int FIRST_SLOTS = 16;

  /** The place of an entry and its hash code, side by side. */
  private int[] slots = new int[2 * FIRST_SLOTS];

  private int size;

  int size() {
    return size;
  }

  /** The approximate memory of this object, bytes. */
  int weight() {
    return slots.length * Integer.BYTES;
  }

  /** The first slot that may hold the entry with this hash code, or {@link #END}. */
  int first(int hash) {
    return candidate(slot(hash), hash);
  }

  /** The slot after this one that may hold the entry with this hash code, or {@link #END}. */
  int after(int slot, int hash) {
    return candidate(next(slot), hash);
  }

  /** The place of the entry in a slot that {@link #first} or {@link #after} returned. */
  int place(int slot) {
    return slots[slot];
  }

  private int candidate(int from, int hash) {
    int slot = from;
    while (slots[slot] != NONE) {
      if (slots[slot + 1] == hash) {
        return slot;
      }
      slot = next(slot);
    }
    return END;
  }

  /** Adds the place of an entry that is not in the table. */
  void add(int hash, int place) {
    if (4 * (size + 1) > slots.length) {
      int[] before = slots;
      slots = new int[2 * before.length];
      for (int slot = 0; slot < before.length; slot += 2) {
        if (before[slot] != NONE) {
          occupy(before[slot + 1], before[slot]);
        }
      }
    }
    occupy(hash, place);
    size++;
  }

  /** Calls the action with the place of every entry, in the order of the places. */
  void forEach(IntConsumer action) {
    int[] places = new int[size];
    int found = 0;
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot] != NONE) {
        places[found++] = slots[slot];
      }
    }
    Arrays.sort(places);
    for (int place : places) {
      action.accept(place);
    }
  }

  private void occupy(int hash, int place) {
    int slot = slot(hash);
    while (slots[slot] != NONE) {
      slot = next(slot);
    }
    slots[slot] = place;
    slots[slot + 1] = hash;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E37_79B9;
    return (mixed ^ mixed >>> 16) << 1 & (slots.length - 1);
  }

  private int next(int slot) {
    return (slot + 2) & (slots.length - 1);
  }
}
