package io.millrace.events.wire;

import java.util.Arrays;

/** Numbers names in the order in which they come, from 0. For one thread. */
final class NameTable {
  private static final int FIRST_SLOTS = 16;

  /** The approximate memory of a name: its text, and its places in the two arrays. */
  private static final int NAME_WEIGHT = 72;

  private String[] names = new String[FIRST_SLOTS / 2];

  /** For each hash the number of a name, counted from 1; 0 for none. */
  private int[] slots = new int[FIRST_SLOTS];

  private int size;

  int size() {
    return size;
  }

  /** The approximate memory of this object, bytes. */
  int weight() {
    return slots.length * Integer.BYTES + size * NAME_WEIGHT;
  }

  String name(int number) {
    return names[number];
  }

  /** The number of a name; -1 when it has none. */
  int find(String name) {
    int slot = slot(name);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (names[number].equals(name)) {
        return number;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** Gives the next number to a name that {@link #find} does not find. */
  void add(String name) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      slots = new int[2 * slots.length];
      for (int number = 0; number < size; number++) {
        occupy(names[number], number);
      }
    }
    names[size] = name;
    occupy(name, size++);
  }

  private void occupy(String name, int number) {
    int slot = slot(name);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = number + 1;
  }

  private int slot(String name) {
    int hash = name.hashCode();
    return (hash ^ hash >>> 16) & (slots.length - 1);
  }
}
