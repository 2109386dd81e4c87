package io.millrace.events.cell;

import static io.millrace.events.cell.Grain.DAY;
import static io.millrace.events.cell.Grain.HOUR;
import static io.millrace.events.cell.Grain.MINUTE;
import static io.millrace.events.cell.Grain.MONTH;
import static io.millrace.events.cell.Kind.AUDIENCE;
import static io.millrace.events.cell.Kind.CHANNELS;
import static io.millrace.events.cell.Kind.CREDIT;
import static io.millrace.events.cell.Kind.ENTITIES;
import static io.millrace.events.cell.Kind.FLOWS;
import static io.millrace.events.cell.Kind.FUNNEL;
import static io.millrace.events.cell.Kind.INTAKE;
import static io.millrace.events.cell.Kind.MONEY;
import static io.millrace.events.cell.Kind.REGIONS;
import static io.millrace.events.cell.Kind.SURFACES;
import static io.millrace.events.cell.Kind.TRAFFIC;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All metrics. Each constant has its number on the wire (new numbers may be added, existing ones
 * never change), the kind of its cell, its grains and the dimensions of its sub-key. Money is in
 * minor units, attention in milliseconds, credited orders in millionths.
 */
public enum Metric {
  /** Events by type; the domain follows from the type. */
  EVENTS(1, TRAFFIC, Grains.ALL, "type"),
  /** The time spent on content and social events, milliseconds. */
  ATTENTION(2, TRAFFIC, Grains.ALL),
  /** Sessions, counted in the window of their first event. */
  OPENS(3, TRAFFIC, Grains.ALL),
  OPENS_BY_CHANNEL(4, TRAFFIC, Grains.LONG, "channel"),
  OPENS_BY_REGION(5, TRAFFIC, Grains.LONG, "region"),
  /** Distinct visitors of the window. */
  VISITORS(6, TRAFFIC, Grains.ALL),
  /** Distinct visitors with a purchase in the window. */
  BUYERS(7, TRAFFIC, EnumSet.range(HOUR, MONTH)),
  /**
   * Accepted events beyond the limit of events that a visitor may have on one day. No number except
   * this one and {@link #OVER_CAP} contains them.
   */
  EVENTS_OVER_CAP(8, TRAFFIC, Grains.ALL),

  SURFACE_EVENTS(10, SURFACES, Grains.LONG, "surface"),
  SURFACE_ATTENTION(11, SURFACES, Grains.LONG, "surface"),
  SURFACE_VISITORS(12, SURFACES, Grains.LONG, "surface"),

  /** Orders that have a purchase, in the window of their first purchase. */
  ORDERS(20, MONEY, Grains.ALL),
  /** Orders without any amount. */
  UNVALUED(21, MONEY, Grains.ALL),
  GROSS(22, MONEY, Grains.ALL, "currency"),
  TIPS(23, MONEY, Grains.ALL, "currency"),
  ADS(24, MONEY, Grains.ALL, "currency"),
  /** Refunded money that was taken from what was left of its purchase. */
  REFUNDED(25, MONEY, Grains.ALL, "currency"),
  /** Refunded money that waits for its purchase. */
  UNMATCHED(26, MONEY, Grains.ALL, "currency"),
  /** Refunded money for which nothing was left of the purchase, or which is in another currency. */
  OVER_REFUNDED(27, MONEY, Grains.ALL, "currency"),
  /**
   * Purchases and refunds beyond the limit of their order, and counting purchases whose touches are
   * not computed because their visitor has too many orders in one lookback; the loops of these
   * purchases are direct.
   */
  ORDERS_OVER_CAP(28, MONEY, Grains.ALL),
  /**
   * Lines of orders in another currency than the first line with an amount. They change no money.
   */
  OTHER_CURRENCY(29, MONEY, Grains.ALL),
  /** Loops by kind: closed, external, mixed or direct. */
  LOOPS(30, MONEY, Grains.ALL, "loop"),
  /**
   * Counting purchases after which a content or social event follows on their platform within a
   * day.
   */
  RETURNS(31, MONEY, Grains.ALL),
  /**
   * Counting purchases by the bit length of the whole seconds since the end of their first touch.
   */
  SECONDS_TO_MONEY(32, MONEY, EnumSet.range(HOUR, MONTH), "bits"),

  /** Money that was paid for traffic on a surface of the cell's platform. */
  SPEND(33, MONEY, Grains.ALL, "surface", "currency"),
  /**
   * Counting purchases that are the first counting purchase of their visitor on the cell's
   * platform.
   */
  NEW_BUYERS(34, MONEY, Grains.ALL),

  /**
   * Money on the cell's platform by the touch that earned it. Touch platform and touch surface are
   * empty for money without a touch.
   */
  CREDIT_IN(40, CREDIT, Grains.ALL, "model", "touchPlatform", "touchSurface", "currency"),
  /** Orders on the cell's platform by the touch that earned them, in millionths. */
  CREDIT_IN_ORDERS(41, CREDIT, Grains.ALL, "model", "touchPlatform", "touchSurface"),
  /** Money on other platforms that was earned by touches on the cell's platform. */
  CREDIT_OUT(42, CREDIT, Grains.ALL, "model", "touchSurface", "platform", "currency"),
  /**
   * Orders on other platforms that were earned by touches on the cell's platform, in millionths.
   */
  CREDIT_OUT_ORDERS(43, CREDIT, Grains.ALL, "model", "touchSurface", "platform"),
  /**
   * The part of {@link #CREDIT_IN} that refunds took, in the window of the refund. {@code
   * CREDIT_IN} is already without it, so the credit before refunds is the sum of both.
   */
  REFUNDED_IN(44, CREDIT, Grains.ALL, "model", "touchPlatform", "touchSurface", "currency"),
  /** The part of {@link #CREDIT_OUT} that refunds took, in the window of the refund. */
  REFUNDED_OUT(45, CREDIT, Grains.ALL, "model", "touchSurface", "platform", "currency"),
  /** The part of {@link #CREDIT_IN_ORDERS} that {@link #NEW_BUYERS} placed, in millionths. */
  NEW_BUYERS_IN(46, CREDIT, Grains.ALL, "model", "touchPlatform", "touchSurface"),
  /** The part of {@link #CREDIT_OUT_ORDERS} that new buyers placed, in millionths. */
  NEW_BUYERS_OUT(47, CREDIT, Grains.ALL, "model", "touchSurface", "platform"),

  /**
   * Money, on any platform, that was earned by touches of the cell's entity on this surface of the
   * cell's platform. {@code platform} is where the money is.
   */
  ENTITY_CREDIT(70, ENTITIES, Grains.LONG, "model", "surface", "platform", "currency"),
  /** The same for orders, in millionths. */
  ENTITY_CREDIT_ORDERS(71, ENTITIES, Grains.LONG, "model", "surface", "platform"),
  /** Money that was paid for traffic of the cell's entity. */
  ENTITY_SPEND(72, ENTITIES, Grains.LONG, "surface", "currency"),
  /** The part of {@link #ENTITY_CREDIT} that refunds took, in the window of the refund. */
  ENTITY_REFUNDED(73, ENTITIES, Grains.LONG, "model", "surface", "platform", "currency"),
  /** The part of {@link #ENTITY_CREDIT_ORDERS} that new buyers placed, in millionths. */
  ENTITY_NEW_BUYERS(74, ENTITIES, Grains.LONG, "model", "surface", "platform"),

  /** Events that name a channel, by the channel; the same for the numbers below. */
  CHANNEL_EVENTS(80, CHANNELS, Grains.LONG, "channel"),
  CHANNEL_ATTENTION(81, CHANNELS, Grains.LONG, "channel"),
  /** Distinct visitors, by the channel of their first event in the window. */
  CHANNEL_VISITORS(82, CHANNELS, Grains.LONG, "channel"),
  /** Orders by the channel of the counting purchase. */
  CHANNEL_ORDERS(83, CHANNELS, Grains.LONG, "channel"),
  CHANNEL_GROSS(84, CHANNELS, Grains.LONG, "channel", "currency"),
  CHANNEL_TIPS(85, CHANNELS, Grains.LONG, "channel", "currency"),
  CHANNEL_ADS(86, CHANNELS, Grains.LONG, "channel", "currency"),
  /** Refunded money by the channel of the purchase, in the window of the refund. */
  CHANNEL_REFUNDED(87, CHANNELS, Grains.LONG, "channel", "currency"),
  /**
   * Money, on any platform, that was earned by touches on the cell's platform, by the channel of
   * the touch. {@code platform} is where the money is.
   */
  CHANNEL_CREDIT(88, CHANNELS, Grains.LONG, "model", "channel", "platform", "currency"),
  /** The same for orders, in millionths. */
  CHANNEL_CREDIT_ORDERS(89, CHANNELS, Grains.LONG, "model", "channel", "platform"),

  /** Events that name a region, by the region; the same for the numbers below. */
  REGION_EVENTS(90, REGIONS, Grains.LONG, "region"),
  REGION_ATTENTION(91, REGIONS, Grains.LONG, "region"),
  /** Distinct visitors, by the region of their first event in the window. */
  REGION_VISITORS(92, REGIONS, Grains.LONG, "region"),
  /** Orders by the region of the counting purchase. */
  REGION_ORDERS(93, REGIONS, Grains.LONG, "region"),
  REGION_GROSS(94, REGIONS, Grains.LONG, "region", "currency"),
  REGION_TIPS(95, REGIONS, Grains.LONG, "region", "currency"),
  REGION_ADS(96, REGIONS, Grains.LONG, "region", "currency"),
  /** Refunded money by the region of the purchase, in the window of the refund. */
  REGION_REFUNDED(97, REGIONS, Grains.LONG, "region", "currency"),
  /**
   * Money, on any platform, that was earned by touches on the cell's platform, by the region of the
   * touch. {@code platform} is where the money is.
   */
  REGION_CREDIT(98, REGIONS, Grains.LONG, "model", "region", "platform", "currency"),
  /** The same for orders, in millionths. */
  REGION_CREDIT_ORDERS(99, REGIONS, Grains.LONG, "model", "region", "platform"),

  /**
   * Moves to a surface of the cell's platform. The first platform and surface are empty for an
   * entry.
   */
  FLOW(50, FLOWS, Grains.LONG, "fromPlatform", "fromSurface", "surface"),
  /**
   * Distinct visitors active on both platforms of a pair, in the cell of the platform that sorts
   * first.
   */
  OVERLAP(51, AUDIENCE, Grains.LONG, "platform"),
  /** Distinct visitors at a stage of the funnel. */
  REACHED(52, FUNNEL, Grains.LONG, "stage"),

  /**
   * Accepted events that were not counted because an event with the same id was already counted.
   */
  REPEATED(60, INTAKE, EnumSet.of(DAY)),
  /**
   * Accepted events that were not counted because they were too far behind the clock of their
   * partition.
   */
  BEYOND_HORIZON(61, INTAKE, EnumSet.of(DAY)),
  /** Accepted events that were not counted because their visitor has too many on that day. */
  OVER_CAP(62, INTAKE, EnumSet.of(DAY)),
  /** Events that their sender took back. No other number contains them. */
  DELETED(63, INTAKE, EnumSet.of(DAY));

  private static final Map<Integer, Metric> BY_NUMBER =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Metric::number, Function.identity()));

  private final int number;
  private final Kind kind;

  // The constructor copies it; the checker accepts only Guava's immutable types.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Grain> grains;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> dimensions;

  Metric(int number, Kind kind, Set<Grain> grains, String... dimensions) {
    this.number = number;
    this.kind = kind;
    this.grains = Collections.unmodifiableSet(EnumSet.copyOf(grains));
    this.dimensions = List.of(dimensions);
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  public Kind kind() {
    return kind;
  }

  /** The grains of this metric, from the shortest. */
  public Set<Grain> grains() {
    return grains;
  }

  /** The names of the parts of its sub-key, in order. */
  public List<String> dimensions() {
    return dimensions;
  }

  /** The metric with this number on the wire. */
  public static Optional<Metric> ofNumber(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /**
   * Sets of grains that several metrics share. They are in a class of their own because the
   * constants of an enum are created before its static fields.
   */
  private static final class Grains {
    static final Set<Grain> ALL = EnumSet.range(MINUTE, MONTH);
    static final Set<Grain> LONG = EnumSet.of(DAY, MONTH);
  }
}
