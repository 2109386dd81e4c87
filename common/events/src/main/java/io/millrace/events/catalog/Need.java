package io.millrace.events.catalog;

import java.util.Locale;

/** What people come to a platform for. */
public enum Need {
  ENTERTAINMENT,
  INFORMATION,
  COMMUNICATION,
  COMMERCE;

  /** The name in files and answers, lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
