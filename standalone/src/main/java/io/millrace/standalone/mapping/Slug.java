package io.millrace.standalone.mapping;

import java.util.Locale;

/** Ids as events want them, from names as files write them. */
final class Slug {
  private Slug() {}

  /** {@code Online Video} becomes {@code online-video}. */
  static String of(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
