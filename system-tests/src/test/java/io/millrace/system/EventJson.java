package io.millrace.system;

import io.millrace.events.Entity;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/** Events as their senders write them. */
public final class EventJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private EventJson() {}

  /** One line of NDJSON; the visitor's pseudonym serves as the raw id. */
  public static String line(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    head(event.envelope(), fields);
    switch (event) {
      case Event.Content content -> duration(content.durationMs(), fields);
      case Event.Social social -> duration(social.durationMs(), fields);
      case Event.Shopping _ -> {}
      case Event.Purchase purchase -> {
        order(purchase.order(), purchase.amount(), fields);
        purchase.line().ifPresent(line -> fields.put("line", line));
      }
      case Event.Refund refund -> order(refund.order(), Optional.of(refund.amount()), fields);
      case Event.Earning earning -> fields.put("amount", amount(earning.amount()));
      case Event.Spend spend -> fields.put("amount", amount(spend.amount()));
      case Event.Deleted _ -> fields.put("deleted", true);
    }
    return JSON.writeValueAsString(fields);
  }

  private static void head(EventEnvelope envelope, Map<String, Object> fields) {
    fields.put("id", envelope.id());
    fields.put("type", envelope.type().id());
    fields.put("platform", envelope.platform());
    fields.put("surface", envelope.surface());
    if (envelope.type() != EventType.SPEND) {
      fields.put("visitor", envelope.visitor().toString());
    }
    fields.put("at", Instant.ofEpochMilli(envelope.at()).toString());
    if (envelope.version() != 0) {
      fields.put("version", envelope.version());
    }
    for (Entity.Type type : Entity.Type.values()) {
      envelope.entities().of(type).ifPresent(id -> fields.put(type.id(), id));
    }
    envelope.sent().channel().ifPresent(channel -> fields.put("channel", channel));
    envelope.sent().region().ifPresent(region -> fields.put("region", region));
  }

  private static void duration(OptionalLong durationMs, Map<String, Object> fields) {
    durationMs.ifPresent(ms -> fields.put("durationMs", ms));
  }

  private static void order(String order, Optional<Money> money, Map<String, Object> fields) {
    fields.put("order", order);
    money.ifPresent(amount -> fields.put("amount", amount(amount)));
  }

  private static Map<String, String> amount(Money money) {
    int digits =
        switch (money.currency()) {
          case "JPY" -> 0;
          case "KWD" -> 3;
          default -> 2;
        };
    String value = BigDecimal.valueOf(money.minor(), digits).toPlainString();
    return Map.of("value", value, "currency", money.currency());
  }
}
