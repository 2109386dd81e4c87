package io.millrace.journey;

import static io.millrace.journey.Names.NO_NAME;

import java.util.Arrays;

/**
 * The last name of each part in some neighbouring events, and when it was named. Events are added
 * from the last one backward, so the first name of a part that is added stays.
 */
final class LastNames {
  /** The names of events that name nothing. Nothing is added to it. */
  static final LastNames NONE = new LastNames();

  private static final int PARTS = NamePart.ALL.size();

  private final String[] names = new String[PARTS];
  private final long[] ats = new long[PARTS];
  private int missing = PARTS;

  LastNames() {
    Arrays.fill(names, NO_NAME);
  }

  void add(Names earlier, long at) {
    if (!earlier.isNone()) {
      for (NamePart part : NamePart.ALL) {
        add(part, part.of(earlier), at);
      }
    }
  }

  /** Adds the last names of earlier events, except names from before a time in milliseconds. */
  void add(LastNames earlier, long since) {
    if (earlier.missing < PARTS) {
      for (NamePart part : NamePart.ALL) {
        if (earlier.at(part) >= since) {
          add(part, earlier.name(part), earlier.at(part));
        }
      }
    }
  }

  void add(NamePart part, String name, long at) {
    if (!name.isEmpty() && names[part.index()].isEmpty()) {
      names[part.index()] = name;
      ats[part.index()] = at;
      missing--;
    }
  }

  /** Whether no earlier event can add a name. */
  boolean isComplete() {
    return missing == 0;
  }

  /** The last name of this part; empty when there is none. */
  String name(NamePart part) {
    return names[part.index()];
  }

  /** When the last name of this part was named, milliseconds; 0 when there is none. */
  long at(NamePart part) {
    return ats[part.index()];
  }

  Names names() {
    return Names.of(names[0], names[1], names[2], names[3], names[4]);
  }
}
