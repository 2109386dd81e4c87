package io.millrace.demo.world;

import io.millrace.events.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a made-up visitor.
 *
 * @param id id of the event, the same in every run of the world
 * @param who the visitor
 * @param at time of the event
 * @param platform platform of the event
 * @param surface surface of the platform
 * @param what type, duration and money
 */
public record DemoEvent(
    String id, Who who, Instant at, String platform, String surface, What what) {

  /**
   * The visitor of an event.
   *
   * @param visitor name of the visitor
   * @param region region of the visitor
   */
  public record Who(String visitor, String region) {}

  /**
   * The action of an event.
   *
   * @param type type of the event
   * @param attention duration of content and social events
   * @param order id of the order, for purchases and refunds
   * @param fen amount of money in hundredths of a yuan
   */
  public record What(
      EventType type, Optional<Duration> attention, Optional<String> order, Optional<Long> fen) {

    static What plain(EventType type) {
      return new What(type, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static What attention(EventType type, Duration attention) {
      return new What(type, Optional.of(attention), Optional.empty(), Optional.empty());
    }

    static What order(EventType type, String order, long fen) {
      return new What(type, Optional.empty(), Optional.of(order), Optional.of(fen));
    }

    static What earning(EventType type, long fen) {
      return new What(type, Optional.empty(), Optional.empty(), Optional.of(fen));
    }
  }

  /** Returns the event as JSON for the gateway. */
  public String json() {
    return JsonMapper.shared().writeValueAsString(fields());
  }

  /** Returns a new modifiable map of the JSON fields, in the order of writing. */
  public Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("type", what.type().id());
    fields.put("platform", platform);
    fields.put("surface", surface);
    fields.put("visitor", who.visitor());
    fields.put("at", at.toString());
    fields.put("channel", "mobile");
    fields.put("region", who.region());
    what.attention().ifPresent(attention -> fields.put("durationMs", attention.toMillis()));
    what.order().ifPresent(order -> fields.put("order", order));
    what.fen().ifPresent(fen -> fields.put("amount", amount(fen)));
    return fields;
  }

  private static Map<String, String> amount(long fen) {
    return Map.of("value", BigDecimal.valueOf(fen, 2).toPlainString(), "currency", "CNY");
  }
}
