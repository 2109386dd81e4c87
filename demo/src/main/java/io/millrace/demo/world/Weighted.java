package io.millrace.demo.world;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Things with different probabilities. */
final class Weighted<T> {
  private final List<T> things;
  private final double[] upTo;

  private Weighted(List<T> things, double[] upTo) {
    this.things = things;
    this.upTo = upTo;
  }

  /**
   * Creates weighted things.
   *
   * @param weights weights of 0 or more, in the order of the things
   */
  static <T> Weighted<T> of(List<T> things, double[] weights) {
    double[] upTo = weights.clone();
    Arrays.parallelPrefix(upTo, Double::sum);
    return new Weighted<>(List.copyOf(things), upTo);
  }

  /** Parses pairs of {@code name:weight} that are separated by blanks. */
  static <T> Weighted<T> parse(String text, Function<String, T> thing) {
    List<String[]> pairs =
        Arrays.stream(text.split(" ", -1)).map(pair -> pair.split(":", 2)).toList();
    return of(
        pairs.stream().map(pair -> thing.apply(pair[0])).toList(),
        pairs.stream().mapToDouble(pair -> Double.parseDouble(pair[1])).toArray());
  }

  List<T> things() {
    return things;
  }

  /** Returns the things with a weight above 0. */
  Stream<T> likely() {
    return IntStream.range(0, upTo.length)
        .filter(i -> upTo[i] > (i == 0 ? 0 : upTo[i - 1]))
        .mapToObj(things::get);
  }

  double total() {
    return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
  }

  /**
   * Returns the thing at a part of the total weight.
   *
   * @param part part of the total weight, from 0 to below 1
   */
  T at(double part) {
    int found = Arrays.binarySearch(upTo, part * total());
    return things.get(Math.min(found < 0 ? -found - 1 : found + 1, things.size() - 1));
  }
}
