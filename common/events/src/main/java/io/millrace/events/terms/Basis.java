package io.millrace.events.terms;

import java.util.ArrayList;
import java.util.List;

/**
 * What the summaries rest on.
 *
 * @param terms they are counted by
 * @param rebuilds the words that each asked for a rebuild, in their order; a word counts once
 * @param clearing whether the last rebuild has yet to withdraw cells counted before it; no stream
 *     may start before that
 */
public record Basis(Terms terms, List<String> rebuilds, boolean clearing) {
  private static final String APPLICATION = "millrace";

  public Basis {
    rebuilds = List.copyOf(rebuilds);
  }

  /** What the first start of all makes. */
  public static Basis first(Terms terms) {
    return new Basis(terms, List.of(), false);
  }

  /** A rebuild by those terms, asked for by that word; its clearing is still to be done. */
  public Basis rebuilt(Terms by, String word) {
    List<String> words = new ArrayList<>(rebuilds);
    words.add(word);
    return new Basis(by, words, true);
  }

  /** The same once nothing counted before is left. */
  public Basis cleared() {
    return new Basis(terms, rebuilds, false);
  }

  /** How often everything was counted anew: 0 for data that never was. */
  public int generation() {
    return rebuilds.size();
  }

  /** The name of the consumer group that counts; see {@link #application(int)}. */
  public String application() {
    return application(generation());
  }

  /**
   * Names the consumer group, the internal topics and the state of a generation; never changed.
   *
   * @param generation 0 for data that was never counted anew
   */
  public static String application(int generation) {
    return generation == 0 ? APPLICATION : APPLICATION + "-" + generation;
  }
}
