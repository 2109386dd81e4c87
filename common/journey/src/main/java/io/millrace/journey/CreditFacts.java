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
  private final InternedSurface nowhere;
  private final FactSink facts;

  /** The places of both, each once. */
  private final InternedSurface[] surfaces;

  /** For each place of the loop before, which of the places it is. */
  private final int[] placeOf;

  /**
   * @param before who shared until now
   * @param after who shares from now on
   * @param nowhere the place that earns what no touch does
   */
  CreditFacts(LoopShares before, LoopShares after, InternedSurface nowhere, FactSink facts) {
    this.before = before;
    this.after = after;
    this.nowhere = nowhere;
    this.facts = facts;
    InternedSurface[] all = new InternedSurface[before.places().length + after.places().length];
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
    surfaces = new InternedSurface[count];
    System.arraycopy(all, 0, surfaces, 0, count);
  }

  private static int indexOf(InternedSurface surface, InternedSurface[] all, int size) {
    for (int i = 0; i < size; i++) {
      if (all[i] == surface) {
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
  void money(JourneyEvent event, Move was, Move is) {
    long[][] changes = changes(was, is);
    InternedPlatform on = event.surface().interned();
    for (int i = 0; i < surfaces.length; i++) {
      add(event, on.platform(), surfaces[i].creditIn(event.currency()), changes, i);
    }
    for (int i = 0; i < surfaces.length; i++) {
      if (surfaces[i].interned() != on && surfaces[i] != nowhere) {
        InternedSurface surface = surfaces[i];
        add(event, surface.platform(), surface.creditOut(on, event.currency()), changes, i);
      }
    }
  }

  /** The purchase as an order, in millionths. */
  void order(JourneyEvent event, boolean was, boolean is) {
    long[][] changes =
        changes(
            was ? new Move(0, MICRO_ORDERS) : Move.NONE,
            is ? new Move(0, MICRO_ORDERS) : Move.NONE);
    InternedPlatform on = event.surface().interned();
    for (int i = 0; i < surfaces.length; i++) {
      add(event, on.platform(), surfaces[i].creditInOrders(), changes, i);
    }
    for (int i = 0; i < surfaces.length; i++) {
      if (surfaces[i].interned() != on && surfaces[i] != nowhere) {
        add(event, surfaces[i].platform(), surfaces[i].creditOutOrders(on), changes, i);
      }
    }
  }

  private long[][] changes(Move was, Move is) {
    long[][] changes = new long[MODELS][surfaces.length];
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
      JourneyEvent event, String platform, List<Measure> measures, long[][] changes, int place) {
    for (int model = 0; model < MODELS; model++) {
      if (changes[model][place] != 0) {
        facts.add(platform, measures.get(model), event.at(), changes[model][place]);
      }
    }
  }
}
