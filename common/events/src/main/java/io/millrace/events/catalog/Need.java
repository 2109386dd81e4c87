package io.millrace.events.catalog;

import java.util.Locale;

/** A need that people satisfy on a platform. */
public enum Need {
  ENTERTAINMENT,
  INFORMATION,
  COMMUNICATION,
  COMMERCE;

  /** The name in files and answers, in lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
