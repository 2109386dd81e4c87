package io.millrace.demo.world;

import io.millrace.events.Entities;
import io.millrace.events.Entity;
import io.millrace.events.EventType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of a made-up visitor, or what a campaign spent.
 *
 * @param id id of the event, the same in every run of the world
 * @param who the visitor; empty for spend
 * @param at time of the event
 * @param platform platform of the event
 * @param surface surface of the platform
 * @param what type, duration and money
 * @param names creator, campaign and item
 */
public record DemoEvent(
    String id,
    Optional<Who> who,
    Instant at,
    String platform,
    String surface,
    What what,
    Entities names) {

  /**
   * The visitor of an event.
   *
   * @param visitor name of the visitor
   * @param region region of the visitor
   * @param channel how the visitor came
   */
  public record Who(String visitor, String region, String channel) {}

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
    who.ifPresent(one -> fields.put("visitor", one.visitor()));
    fields.put("at", at.toString());
    who.ifPresent(
        one -> {
          fields.put("channel", one.channel());
          fields.put("region", one.region());
        });
    for (Entity.Type type : Entity.Type.values()) {
      names.of(type).ifPresent(name -> fields.put(type.id(), name));
    }
    what.attention().ifPresent(attention -> fields.put("durationMs", attention.toMillis()));
    what.order().ifPresent(order -> fields.put("order", order));
    what.fen().ifPresent(fen -> fields.put("amount", amount(fen)));
    return fields;
  }

  private static Map<String, String> amount(long fen) {
    return Map.of("value", BigDecimal.valueOf(fen, 2).toPlainString(), "currency", "CNY");
  }
}
