package io.millrace.events;

import static io.millrace.events.Domain.COMMERCE;
import static io.millrace.events.Domain.CONTENT;
import static io.millrace.events.Domain.SOCIAL;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The type of an event. The numbers are on the wire: new numbers may be added, existing numbers
 * never change.
 */
public enum EventType {
  IMPRESSION(CONTENT, "impression", 1),
  VIEW(CONTENT, "view", 2),
  SEARCH(CONTENT, "search", 3),
  LIKE(CONTENT, "like", 4),
  FAVORITE(CONTENT, "favorite", 5),
  COMMENT(CONTENT, "comment", 6),
  FOLLOW(CONTENT, "follow", 7),

  MESSAGE(SOCIAL, "message", 21),
  POST(SOCIAL, "post", 22),
  SHARE(SOCIAL, "share", 23),
  REACTION(SOCIAL, "reaction", 24),
  JOIN(SOCIAL, "join", 25),
  INVITE(SOCIAL, "invite", 26),
  CALL(SOCIAL, "call", 27),

  PRODUCT_VIEW(COMMERCE, "product_view", 41),
  CART_ADD(COMMERCE, "cart_add", 42),
  PURCHASE(COMMERCE, "purchase", 43),
  REFUND(COMMERCE, "refund", 44),
  TIP(COMMERCE, "tip", 45),
  AD_REVENUE(COMMERCE, "ad_revenue", 46),
  /** What traffic cost. It has no visitor. */
  SPEND(COMMERCE, "spend", 47);

  private static final Map<String, EventType> BY_ID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::id, t -> t));
  private static final Map<Integer, EventType> BY_NUMBER =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(EventType::number, Function.identity()));

  private final Domain domain;
  private final String id;
  private final int number;

  EventType(Domain domain, String id, int number) {
    this.domain = domain;
    this.id = id;
    this.number = number;
  }

  public Domain domain() {
    return domain;
  }

  /** The name in JSON, in lower case. */
  public String id() {
    return id;
  }

  /** The number on the wire. */
  public int number() {
    return number;
  }

  /** The type with this name, in any domain. */
  public static Optional<EventType> of(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** The type with this number on the wire. */
  public static Optional<EventType> ofNumber(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /** The types of one domain, in the order of their numbers. */
  public static List<EventType> in(Domain domain) {
    return Arrays.stream(values()).filter(type -> type.domain == domain).toList();
  }
}
