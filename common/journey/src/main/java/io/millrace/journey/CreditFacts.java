package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the changes of the credit of one money event to the cells that show it: the cell of the
 * money's platform, the cell of the touch's platform when it is another one, and the cells of
 * whatever the touch names. The old and the new credit are combined into one difference.
 */
final class CreditFacts {
  /** How many millionths one order has to share. */
  static final long MICRO_ORDERS = 1_000_000;

  private static final Move ONE_ORDER = new Move(0, MICRO_ORDERS);

  private static final List<Model> MODELS = List.of(Model.values());

  private static final long[][] UNCHANGED = new long[MODELS.size()][0];

  private static final Signed[] NOTHING = {};
  private static final Signed[] PAID = {new Signed(CreditNumber.MONEY, 1)};
  private static final Signed[] ORDERED = {new Signed(CreditNumber.ORDERS, 1)};
  private static final Signed[] NEWLY_BOUGHT = {new Signed(CreditNumber.NEW_BUYERS, 1)};

  /** What a refund takes is as much as the credit in money falls. */
  private static final Signed[] TAKEN = {
    new Signed(CreditNumber.MONEY, 1), new Signed(CreditNumber.REFUNDED, -1)
  };

  private final LoopShares before;
  private final LoopShares after;
  private final InternedSurface nowhere;
  private final FactSink facts;
  private final CreditGroups<InternedSurface> surfaces;
  private final List<CreditGroups<Named>> named = new ArrayList<>();

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
    this.surfaces = CreditGroups.bySurface(before.spots(), after.spots());
    if (before.isNamed() || after.isNamed()) {
      for (NamePart part : NamePart.ALL) {
        named.add(CreditGroups.of(before.spots(), after.spots(), spot -> Named.of(part, spot)));
      }
    }
  }

  /** A number that changes with the shared amount, in the same or the opposite direction. */
  private record Signed(CreditNumber number, int sign) {}

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
    if (!was.isNothing() || !is.isNothing()) {
      send(event, currency, was, is, PAID);
    }
  }

  /** Sends the changes of the credit that a refund takes: of the money, and of what was taken. */
  void refund(JourneyEvent event, Move was, Move is) {
    if (!was.isNothing() || !is.isNothing()) {
      send(event, event.currency(), was, is, TAKEN);
    }
  }

  /** Sends the changes of the credit in millionths of an order. */
  void order(JourneyEvent event, boolean was, boolean is) {
    send(event, CreditMeasures.NO_CURRENCY, whole(was), whole(is), ORDERED);
  }

  /** The same for the order of a new buyer; false where no new buyer placed it. */
  void newBuyer(JourneyEvent event, boolean was, boolean is) {
    if (was || is) {
      send(event, CreditMeasures.NO_CURRENCY, whole(was), whole(is), NEWLY_BOUGHT);
    }
  }

  private static Move whole(boolean shared) {
    return shared ? ONE_ORDER : Move.NONE;
  }

  /** What each spot gets by a move, by model; no spots when nothing moves. */
  private static long[][] changes(LoopShares shares, Move move) {
    if (move.isNothing()) {
      return UNCHANGED;
    }
    long[][] changes = new long[MODELS.size()][shares.spots().length];
    long[][] left = shares.of(move.from);
    long[][] now = shares.of(move.to);
    for (int model = 0; model < changes.length; model++) {
      for (int i = 0; i < changes[model].length; i++) {
        changes[model][i] = now[model][i] - left[model][i];
      }
    }
    return changes;
  }

  /**
   * @param currency of money; {@link CreditMeasures#NO_CURRENCY} for millionths of an order
   */
  private void send(JourneyEvent event, String currency, Move was, Move is, Signed[] numbers) {
    long[][] were = changes(before, was);
    long[][] are = changes(after, is);
    InternedPlatform on = event.surface().interned();
    long[][] changes = surfaces.changes(were, are);
    // All of one platform together: a sink keeps the cell of the last change at hand.
    for (int i = 0; i < surfaces.keys().size(); i++) {
      InternedSurface surface = surfaces.keys().get(i);
      for (Signed of : isChanged(changes, i) ? numbers : NOTHING) {
        add(event, on.platform(), surface.creditIn(of.number, currency), of, changes, i);
      }
    }
    for (int i = 0; i < surfaces.keys().size(); i++) {
      InternedSurface surface = surfaces.keys().get(i);
      boolean elsewhere = surface.interned() != on && surface != nowhere;
      for (Signed of : elsewhere && isChanged(changes, i) ? numbers : NOTHING) {
        List<Measure> measures = surface.creditOut(of.number, on, currency);
        add(event, surface.platform(), measures, of, changes, i);
      }
    }
    for (CreditGroups<Named> part : named) {
      named(event, currency, numbers, part, part.changes(were, are));
    }
  }

  /** Whether a surface gets another credit under any model. A small refund changes few of them. */
  private static boolean isChanged(long[][] changes, int surface) {
    for (long[] ofModel : changes) {
      if (ofModel[surface] != 0) {
        return true;
      }
    }
    return false;
  }

  private void add(
      JourneyEvent event,
      String platform,
      List<Measure> measures,
      Signed of,
      long[][] changes,
      int surface) {
    for (int model = 0; model < changes.length; model++) {
      if (changes[model][surface] != 0) {
        facts.add(platform, measures.get(model), event.at(), of.sign * changes[model][surface]);
      }
    }
  }

  private void named(
      JourneyEvent event,
      String currency,
      Signed[] numbers,
      CreditGroups<Named> part,
      long[][] changes) {
    InternedPlatform on = event.surface().interned();
    for (int i = 0; i < part.keys().size(); i++) {
      Named named = part.keys().get(i);
      for (int model = 0; model < changes.length; model++) {
        for (Signed of : changes[model][i] == 0 ? NOTHING : numbers) {
          long change = of.sign * changes[model][i];
          named.credit(of.number, MODELS.get(model), on, currency, event.at(), change, facts);
        }
      }
    }
  }
}
