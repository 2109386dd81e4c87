package io.millrace.importer.mapping;

import java.util.Locale;

/** Converts names of files into ids of events. */
final class Slug {
  private Slug() {}

  /** Converts {@code Online Video} into {@code online-video}. */
  static String of(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
