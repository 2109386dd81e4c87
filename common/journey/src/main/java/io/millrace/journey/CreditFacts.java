package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Model;
import java.util.List;

/**
 * Sends the changes of the credit of one money event to the cells that show it: the cell of the
 * money's platform and, when the touch was on another platform, the cell of that platform. The old
 * and the new credit of a surface are combined into one difference.
 */
final class CreditFacts {
  /** How many millionths one order has to share. */
  static final long MICRO_ORDERS = 1_000_000;

  private static final int MODELS = Model.values().length;

  private final LoopShares before;
  private final LoopShares after;
  private final InternedSurface nowhere;
  private final FactSink facts;

  /** The surfaces of both loops, each once. */
  private final InternedSurface[] surfaces;

  /** For each surface of the loop before, its index in {@link #surfaces}. */
  private final int[] surfaceOf;

  /**
   * @param before the shares until now
   * @param after the shares from now on
   * @param nowhere the surface that receives credit without a touch
   */
  CreditFacts(LoopShares before, LoopShares after, InternedSurface nowhere, FactSink facts) {
    this.before = before;
    this.after = after;
    this.nowhere = nowhere;
    this.facts = facts;
    InternedSurface[] all = new InternedSurface[before.surfaces().length + after.surfaces().length];
    System.arraycopy(after.surfaces(), 0, all, 0, after.surfaces().length);
    int count = after.surfaces().length;
    surfaceOf = new int[before.surfaces().length];
    for (int i = 0; i < surfaceOf.length; i++) {
      surfaceOf[i] = indexOf(before.surfaces()[i], all, after.surfaces().length);
      if (surfaceOf[i] < 0) {
        surfaceOf[i] = count;
        all[count++] = before.surfaces()[i];
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

  /** A change of the shared amount of a money event. */
  record Move(long from, long to) {
    /** The amount is not shared. */
    static final Move NONE = new Move(0, 0);

    boolean isNothing() {
      return from == to;
    }
  }

  /** Sends the changes of the credit in money, in this currency. */
  void money(JourneyEvent event, String currency, Move was, Move is) {
    if (was.isNothing() && is.isNothing()) {
      return;
    }
    long[][] changes = changes(was, is);
    InternedPlatform on = event.surface().interned();
    for (int i = 0; i < surfaces.length; i++) {
      add(event, on.platform(), surfaces[i].creditIn(currency), changes, i);
    }
    for (int i = 0; i < surfaces.length; i++) {
      if (surfaces[i].interned() != on && surfaces[i] != nowhere) {
        InternedSurface surface = surfaces[i];
        add(event, surface.platform(), surface.creditOut(on, currency), changes, i);
      }
    }
  }

  /** Sends the changes of the credit in millionths of an order. */
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
        for (int i = 0; i < surfaceOf.length; i++) {
          changes[model][surfaceOf[i]] -= now[model][i] - left[model][i];
        }
      }
    }
    if (is.from != is.to) {
      long[][] left = after.of(is.from);
      long[][] now = after.of(is.to);
      for (int model = 0; model < MODELS; model++) {
        for (int i = 0; i < after.surfaces().length; i++) {
          changes[model][i] += now[model][i] - left[model][i];
        }
      }
    }
    return changes;
  }

  private void add(
      JourneyEvent event, String platform, List<Measure> measures, long[][] changes, int surface) {
    for (int model = 0; model < MODELS; model++) {
      if (changes[model][surface] != 0) {
        facts.add(platform, measures.get(model), event.at(), changes[model][surface]);
      }
    }
  }
}
