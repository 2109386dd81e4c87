package io.millrace.journey;

import io.millrace.events.cell.Measure;
import io.millrace.events.cell.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends the changes of the credit of one money event to the cells that show it: the cell of the
 * money's platform, the cell of the touch's platform when it is another one, and the cells of
 * whatever the touch names. The old and the new credit are combined into one difference.
 */
final class CreditFacts {
  /** How many millionths one order has to share. */
  static final long MICRO_ORDERS = 1_000_000;

  private static final List<Model> MODELS = List.of(Model.values());

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
      send(event, Optional.of(currency), changes(before, was), changes(after, is));
    }
  }

  /** Sends the changes of the credit in millionths of an order. */
  void order(JourneyEvent event, boolean was, boolean is) {
    Move all = new Move(0, MICRO_ORDERS);
    send(
        event,
        Optional.empty(),
        changes(before, was ? all : Move.NONE),
        changes(after, is ? all : Move.NONE));
  }

  /** What each spot gets by a move, by model. */
  private static long[][] changes(LoopShares shares, Move move) {
    long[][] changes = new long[MODELS.size()][shares.spots().length];
    if (!move.isNothing()) {
      long[][] left = shares.of(move.from);
      long[][] now = shares.of(move.to);
      for (int model = 0; model < changes.length; model++) {
        for (int i = 0; i < changes[model].length; i++) {
          changes[model][i] = now[model][i] - left[model][i];
        }
      }
    }
    return changes;
  }

  /**
   * @param currency of money; empty for orders
   */
  private void send(JourneyEvent event, Optional<String> currency, long[][] were, long[][] are) {
    InternedPlatform on = event.surface().interned();
    long[][] changes = surfaces.changes(were, are);
    for (int i = 0; i < surfaces.keys().size(); i++) {
      InternedSurface surface = surfaces.keys().get(i);
      add(event, on.platform(), in(surface, currency), changes, i);
      if (surface.interned() != on && surface != nowhere) {
        add(event, surface.platform(), out(surface, on, currency), changes, i);
      }
    }
    for (CreditGroups<Named> part : named) {
      named(event, on, currency, part, part.changes(were, are));
    }
  }

  private static List<Measure> in(InternedSurface surface, Optional<String> currency) {
    return currency.isPresent() ? surface.creditIn(currency.get()) : surface.creditInOrders();
  }

  private static List<Measure> out(
      InternedSurface surface, InternedPlatform on, Optional<String> currency) {
    return currency.isPresent()
        ? surface.creditOut(on, currency.get())
        : surface.creditOutOrders(on);
  }

  private void add(
      JourneyEvent event, String platform, List<Measure> measures, long[][] changes, int surface) {
    for (int model = 0; model < changes.length; model++) {
      if (changes[model][surface] != 0) {
        facts.add(platform, measures.get(model), event.at(), changes[model][surface]);
      }
    }
  }

  private void named(
      JourneyEvent event,
      InternedPlatform on,
      Optional<String> currency,
      CreditGroups<Named> part,
      long[][] changes) {
    for (int i = 0; i < part.keys().size(); i++) {
      for (int model = 0; model < changes.length; model++) {
        if (changes[model][i] != 0) {
          part.keys()
              .get(i)
              .credit(MODELS.get(model), on, currency, event.at(), changes[model][i], facts);
        }
      }
    }
  }
}
