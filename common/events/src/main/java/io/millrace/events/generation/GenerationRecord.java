package io.millrace.events.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * The generation record: how the summaries are counted, which rebuilds and republications were
 * requested, and which partitions the results are on.
 *
 * @param calculation the settings that the summaries are counted with
 * @param rebuilds the words of all requested rebuilds, in order; a word counts once
 * @param clearing whether cells that were counted before the last rebuild still have to be
 *     withdrawn; no stream may start before that is done
 * @param republications the words of all requests to write all cells again from the state, in
 *     order; a word counts once
 * @param withdrawing whether the present cells still have to be withdrawn for the last
 *     republication; no cell is written again before that is done
 * @param placement which partitions the results are on
 */
public record GenerationRecord(
    CalculationSettings calculation,
    List<String> rebuilds,
    boolean clearing,
    List<String> republications,
    boolean withdrawing,
    ResultPlacement placement) {
  private static final String APPLICATION = "millrace";

  public GenerationRecord {
    rebuilds = List.copyOf(rebuilds);
    republications = List.copyOf(republications);
  }

  /** The record of the very first start. */
  public static GenerationRecord first(CalculationSettings calculation) {
    return new GenerationRecord(
        calculation, List.of(), false, List.of(), false, ResultPlacement.BY_TASK);
  }

  /**
   * This record after a rebuild was requested: it has these settings and this word, and the old
   * cells still have to be withdrawn.
   */
  public GenerationRecord rebuilt(CalculationSettings by, String word) {
    return new GenerationRecord(by, with(rebuilds, word), true, republications, false, placement);
  }

  /**
   * This record after a republication was requested with this word: the present cells still have to
   * be withdrawn.
   */
  public GenerationRecord republished(String word) {
    return new GenerationRecord(
        calculation, rebuilds, clearing, with(republications, word), true, placement);
  }

  /** This record after all old cells were withdrawn. */
  public GenerationRecord cleared() {
    return new GenerationRecord(calculation, rebuilds, false, republications, false, placement);
  }

  /** Whether old cells still have to be withdrawn, for a rebuild or a republication. */
  public boolean isUnfinished() {
    return clearing || withdrawing;
  }

  /** The number of rebuilds: 0 for data that was never rebuilt. */
  public int generation() {
    return rebuilds.size();
  }

  /** The name of the consumer group of this generation; see {@link #application(int)}. */
  public String application() {
    return application(generation());
  }

  /**
   * The name of the consumer group, the internal topics and the state of a generation. It never
   * changes.
   *
   * @param generation 0 for data that was never rebuilt
   */
  public static String application(int generation) {
    return generation == 0 ? APPLICATION : APPLICATION + "-" + generation;
  }

  /** The number of republications. Offsets of different editions cannot be compared. */
  public int edition() {
    return republications.size();
  }

  private static List<String> with(List<String> words, String word) {
    List<String> more = new ArrayList<>(words);
    more.add(word);
    return more;
  }
}
