package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Model;
import java.util.List;

/**
 * Writes down how the credit of one money step changes, where it is read: at the platform of the
 * money and, when the touch was elsewhere, at that of the touch. What a place earned before and
 * earns now is one difference.
 */
final class CreditFacts {
  /** What one order is worth in shares of credit. */
  static final long MICRO_ORDERS = 1_000_000;

  private static final int MODELS = Model.values().length;

  private final LoopShares before;
  private final LoopShares after;
  private final Place nowhere;
  private final Facts facts;

  /** The places of both, each once. */
  private final Place[] places;

  /** For each place of the loop before, which of the places it is. */
  private final int[] placeOf;

  /**
   * @param before who shared until now
   * @param after who shares from now on
   * @param nowhere the place that earns what no touch does
   */
  CreditFacts(LoopShares before, LoopShares after, Place nowhere, Facts facts) {
    this.before = before;
    this.after = after;
    this.nowhere = nowhere;
    this.facts = facts;
    Place[] all = new Place[before.places().length + after.places().length];
    System.arraycopy(after.places(), 0, all, 0, after.places().length);
    int count = after.places().length;
    placeOf = new int[before.places().length];
    for (int i = 0; i < placeOf.length; i++) {
      placeOf[i] = indexOf(before.places()[i], all, after.places().length);
      if (placeOf[i] < 0) {
        placeOf[i] = count;
        all[count++] = before.places()[i];
      }
    }
    places = new Place[count];
    System.arraycopy(all, 0, places, 0, count);
  }

  private static int indexOf(Place place, Place[] all, int size) {
    for (int i = 0; i < size; i++) {
      if (all[i] == place) {
        return i;
      }
    }
    return -1;
  }

  /** A money step under which what is shared changes from one amount to another. */
  record Move(long from, long to) {
    /** Nothing is shared. */
    static final Move NONE = new Move(0, 0);
  }

  /** The money of a step in its currency. */
  void money(Step step, Move was, Move is) {
    long[][] changes = changes(was, is);
    Site on = step.place().site();
    for (int i = 0; i < places.length; i++) {
      add(step, on.platform(), places[i].creditIn(step.currency()), changes, i);
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i].site() != on && places[i] != nowhere) {
        Place place = places[i];
        add(step, place.platform(), place.creditOut(on, step.currency()), changes, i);
      }
    }
  }

  /** The purchase as an order, in millionths. */
  void order(Step step, boolean was, boolean is) {
    long[][] changes =
        changes(
            was ? new Move(0, MICRO_ORDERS) : Move.NONE,
            is ? new Move(0, MICRO_ORDERS) : Move.NONE);
    Site on = step.place().site();
    for (int i = 0; i < places.length; i++) {
      add(step, on.platform(), places[i].creditInOrders(), changes, i);
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i].site() != on && places[i] != nowhere) {
        add(step, places[i].platform(), places[i].creditOutOrders(on), changes, i);
      }
    }
  }

  private long[][] changes(Move was, Move is) {
    long[][] changes = new long[MODELS][places.length];
    if (was.from != was.to) {
      long[][] left = before.of(was.from);
      long[][] now = before.of(was.to);
      for (int model = 0; model < MODELS; model++) {
        for (int i = 0; i < placeOf.length; i++) {
          changes[model][placeOf[i]] -= now[model][i] - left[model][i];
        }
      }
    }
    if (is.from != is.to) {
      long[][] left = after.of(is.from);
      long[][] now = after.of(is.to);
      for (int model = 0; model < MODELS; model++) {
        for (int i = 0; i < after.places().length; i++) {
          changes[model][i] += now[model][i] - left[model][i];
        }
      }
    }
    return changes;
  }

  private void add(
      Step step, String platform, List<Measure> measures, long[][] changes, int place) {
    for (int model = 0; model < MODELS; model++) {
      if (changes[model][place] != 0) {
        facts.add(platform, measures.get(model), step.at(), changes[model][place]);
      }
    }
  }
}
