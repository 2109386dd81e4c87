package io.millrace.events.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * What the summaries rest on.
 *
 * @param calculation they are counted by
 * @param rebuilds the words that each asked for a rebuild, in their order; a word counts once
 * @param clearing whether the last rebuild has yet to withdraw cells counted before it; no stream
 *     may start before that
 * @param republications the words that each asked to write all cells again from the state, in their
 *     order; a word counts once
 * @param withdrawing whether the last of them has yet to withdraw the cells that are there; nothing
 *     is written again before that
 */
public record GenerationRecord(
    CalculationSettings calculation,
    List<String> rebuilds,
    boolean clearing,
    List<String> republications,
    boolean withdrawing) {
  private static final String APPLICATION = "millrace";

  public GenerationRecord {
    rebuilds = List.copyOf(rebuilds);
    republications = List.copyOf(republications);
  }

  /** What the first start of all makes. */
  public static GenerationRecord first(CalculationSettings calculation) {
    return new GenerationRecord(calculation, List.of(), false, List.of(), false);
  }

  /** A rebuild by those terms, asked for by that word; its clearing is still to be done. */
  public GenerationRecord rebuilt(CalculationSettings by, String word) {
    return new GenerationRecord(by, with(rebuilds, word), true, republications, false);
  }

  /** The same with all cells to be written again; their withdrawal is still to be done. */
  public GenerationRecord republished(String word) {
    return new GenerationRecord(calculation, rebuilds, clearing, with(republications, word), true);
  }

  /** The same once nothing counted, or written, before is left. */
  public GenerationRecord cleared() {
    return new GenerationRecord(calculation, rebuilds, false, republications, false);
  }

  /** Whether old cells are still to be withdrawn, for whichever reason. */
  public boolean isUnfinished() {
    return clearing || withdrawing;
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

  /** How often all cells were written again. Offsets of different numbers do not compare. */
  public int edition() {
    return republications.size();
  }

  private static List<String> with(List<String> words, String word) {
    List<String> more = new ArrayList<>(words);
    more.add(word);
    return more;
  }
}
