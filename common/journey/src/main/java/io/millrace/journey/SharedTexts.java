package io.millrace.journey;

/**
 * Lets equal texts of many events share one object: names of channels, creators or items repeat,
 * and events stay in memory. It remembers one text for each slot, so its memory has a bound, and a
 * text that is forgotten is only stored twice. For one thread.
 */
final class SharedTexts {
  private static final int SLOT_BITS = 13;

  /** The longest text that is remembered, in chars. */
  private static final int LONGEST = 128;

  private final String[] texts = new String[1 << SLOT_BITS];

  /** A text that is equal to this one. */
  String of(String text) {
    if (text.length() > LONGEST) {
      return text;
    }
    int hash = text.hashCode() * 0x9E37_79B9;
    int slot = hash >>> (Integer.SIZE - SLOT_BITS);
    String known = texts[slot];
    if (text.equals(known)) {
      return known;
    }
    texts[slot] = text;
    return text;
  }
}
