package io.millrace.bench.flink;

/** A difference of one number of a day of a platform. Flink needs the public fields. */
public final class Fact {
  public String platform = "";
  public long day;
  public String measure = "";
  public long delta;

  static Fact of(String platform, long day, String measure, long delta) {
    Fact fact = new Fact();
    fact.platform = platform;
    fact.day = day;
    fact.measure = measure;
    fact.delta = delta;
    return fact;
  }
}
