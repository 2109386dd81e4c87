package io.millrace.system.stream;

/**
 * How big a test is. By default so small that a build machine has time for all of them; {@code
 * -Dmillrace.scale=full} gives the sizes that are promised.
 */
public final class Scale {
  private static final boolean FULL = "full".equals(System.getProperty("millrace.scale"));

  private Scale() {}

  public static int of(int small, int full) {
    return FULL ? full : small;
  }
}
