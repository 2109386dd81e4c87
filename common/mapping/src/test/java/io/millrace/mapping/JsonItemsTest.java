package io.millrace.mapping;

import static io.millrace.mapping.Samples.event;
import static io.millrace.mapping.Samples.events;
import static io.millrace.mapping.Samples.json;
import static io.millrace.mapping.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON of other programs, with several events from one item. */
class JsonItemsTest {
  private static final Mapping TRACK =
      Mapping.read(
          """
          name: $event
          skip:
            - {when: "has(context.bot) && context.bot", reason: a bot}
          require: $messageId
          event:
            platform: {value: $properties.store, case: lower, default: taobao}
            visitor: [$userId, $anonymousId]
            at: [$timestamp, $sentAt]
          events:
            - when: type == 'track' && event == 'Order Completed' && size(properties.products) > 0
              forEach: $properties.products
              id: ${messageId}-${index}
              type: purchase
              surface: shop
              order: $properties.order_id
              line: $index
              item: [$each.sku, $each.product_id]
              amount: {value: $each.price, times: {value: $each.quantity, default: "1"}, currency: $properties.currency}
              properties: {name: $each.name, quantity: $each.quantity, gift: $each.gift}
            - when: type == 'track' && event == 'Order Refunded'
              id: $messageId
              type: refund
              surface: shop
              order: $properties.order_id
              amount: {value: $properties.total, currency: $properties.currency}
            - when: type == 'track' && event == 'Product Viewed'
              id: $messageId
              type: product_view
              surface: item
              item: $properties.sku
          """);

  private static final String ORDER =
      """
      {"type": "track", "event": "Order Completed", "messageId": "m1", "anonymousId": "a9",
       "timestamp": "2026-11-19T10:00:00.123Z",
       "properties": {"order_id": "o1", "currency": "CNY", "store": "JD", "products": [
         {"sku": "s1", "price": 19.90, "quantity": 3, "name": "Tea", "gift": true},
         {"product_id": "p2", "price": 0.10}]}}
      """;

  @Test
  void makesALineOfEveryProductOfAnOrder() {
    List<ObjectNode> lines = events(TRACK.map(json(ORDER)));

    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .isEqualTo(
            json(
                """
                {"id": "m1-1", "type": "purchase", "platform": "jd", "surface": "shop",
                 "visitor": "a9", "at": "2026-11-19T10:00:00.123Z", "item": "s1", "order": "o1",
                 "line": "1", "amount": {"value": "59.70", "currency": "CNY"},
                 "properties": {"name": "Tea", "quantity": 3, "gift": true}}
                """));
    assertThat(lines.getLast().path("amount").path("value").asString()).isEqualTo("0.10");
    assertThat(lines.getLast().path("item").asString()).isEqualTo("p2");
    assertThat(lines.getLast().path("line").asString()).isEqualTo("2");
  }

  @Test
  void namesWhatNoRuleIsFor() {
    assertThat(
            TRACK.map(
                json("{\"type\": \"track\", \"event\": \"Song Played\", \"messageId\": \"1\"}")))
        .isEqualTo(new MappedItem.Unmapped("Song Played"));
    assertThat(TRACK.map(json("{\"type\": \"identify\", \"messageId\": \"1\"}")))
        .isEqualTo(new MappedItem.Unmapped(""));
  }

  @Test
  void skipsAndRequires() {
    assertThat(TRACK.map(json("{\"context\": {\"bot\": true}}")))
        .isEqualTo(new MappedItem.Skipped("a bot"));
    assertThat(problem(TRACK.map(json("{\"type\": \"track\"}")))).isEqualTo("no messageId");
    assertThat(problem(TRACK.map(json("[1]")))).isEqualTo("expected a JSON object");
  }

  @Test
  void refusesTwoEventsThatWouldReplaceEachOther() {
    Mapping mapping =
        Mapping.read(
            """
            event: {id: $id, platform: jd, surface: shop, visitor: $u, at: $at, order: $o}
            events:
              - forEach: $products
                type: purchase
                line: $index
            """);

    assertThat(
            problem(
                mapping.map(
                    json(
                        """
                        {"id": "1", "u": "u", "at": "2026-11-19T10:00:00Z", "o": "o",
                         "products": [{}, {}]}
                        """))))
        .isEqualTo(
            "two of its events have the type purchase and the id '1'; each needs an id of its own");
  }

  @Test
  void makesAnOrderAndARefundOfOneItem() {
    Mapping mapping =
        Mapping.read(
            """
            time: {zone: UTC}
            event: {id: $Name, platform: jd, surface: shop, visitor: $Email, order: $Name}
            events:
              - {type: purchase, at: $Paid at, amount: {value: $Total, currency: CNY}}
              - when: this["Refunded Amount"] != '' && double(this["Refunded Amount"]) > 0.0
                type: refund
                at: [$Refunded at, $Paid at]
                amount: {value: $Refunded Amount, currency: CNY}
            """);
    RowMapping rows =
        mapping.bind(
            List.of("Name", "Email", "Paid at", "Total", "Refunded Amount", "Refunded at"));

    assertThat(events(rows.map(List.of("#1", "a", "2026-11-19", "10", "4.00", "2026-11-20"))))
        .extracting(event -> event.path("type").asString(), event -> event.path("at").asString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("purchase", "2026-11-19T00:00:00Z"),
            org.assertj.core.groups.Tuple.tuple("refund", "2026-11-20T00:00:00Z"));
    assertThat(events(rows.map(List.of("#1", "a", "2026-11-19", "10", "0.00", "")))).hasSize(1);
    assertThat(events(rows.map(List.of("#1", "a", "2026-11-19", "10", "", "")))).hasSize(1);
  }

  @Test
  void makesSeveralEventsOfASession() {
    Mapping otto =
        Mapping.read(
            """
            time: unix-millis
            event: {id: $row, platform: otto, visitor: $session, at: $each.ts, item: $each.aid}
            events:
              - {when: each.type == 'clicks', forEach: $events, type: product_view, surface: item}
              - {when: each.type == 'carts', forEach: $events, type: cart_add, surface: item}
              - {when: each.type == 'orders', forEach: $events, type: purchase, surface: shop, order: "${session}-${each.ts}", line: $each.aid}
            """);
    JsonNode session =
        json(
            """
            {"session": 12899779, "events": [{"aid": 59625, "ts": 1661724000278, "type": "clicks"},
             {"aid": 59625, "ts": 1661724000278, "type": "clicks"},
             {"aid": 59625, "ts": 1661724001000, "type": "orders"}]}
            """);

    List<ObjectNode> events = events(otto.map(session));

    assertThat(events)
        .extracting(e -> e.path("type").asString())
        .containsExactly("product_view", "product_view", "purchase");
    assertThat(events).extracting(e -> e.path("id").asString()).doesNotHaveDuplicates();
    assertThat(events).extracting(e -> e.path("visitor").asString()).containsOnly("12899779");
    assertThat(events(otto.map(session))).isEqualTo(events);
  }

  @Test
  void readsPathsWithIndexesAndKeysWithPoints() {
    Mapping mapping =
        Mapping.read(
            """
            event:
              id: $a.b
              type: view
              platform: $list[1].p
              surface: "$$${list[0].p}"
              visitor: $deep.er.value
              at: $.row
            """);

    ObjectNode event =
        event(
            mapping.map(
                json(
                    """
                    {"a.b": "whole", "list": [{"p": "x"}, {"p": "JD App"}],
                     "deep": {"er": {"value": 12345678901234567890}}, "row": "2026-11-19T10:00:00Z"}
                    """)));

    assertThat(event.path("id").asString()).isEqualTo("whole");
    assertThat(event.path("platform").asString()).isEqualTo("jd-app");
    assertThat(event.path("surface").asString()).isEqualTo("$x");
    assertThat(event.path("visitor").asString()).isEqualTo("12345678901234567890");
  }

  @Test
  void convertsByTableAndComputesExactMoney() {
    Mapping mapping =
        Mapping.read(
            """
            event:
              id: {hash: [$order, $sku]}
              type: {value: $action, case: lower, map: {buy: purchase, look: product_view}, other: view}
              platform: jd
              surface: shop
              visitor: $u
              at: $at
              order: $order
              version: $v
              deleted: {value: $gone, map: {"x": "true"}, other: "false"}
              amount:
                minor: $cents
                times: $n
                plus: [$freight]
                minus: $discount
                currency: {value: $cur, default: CNY}
            """);

    ObjectNode event =
        event(
            mapping.map(
                json(
                    """
                    {"order": "o", "sku": "s", "action": "BUY", "u": "u", "v": 2, "gone": "x",
                     "at": "2026-11-19T10:00:00Z", "cents": 110, "n": "3", "discount": 10}
                    """)));

    assertThat(event.path("type").asString()).isEqualTo("purchase");
    assertThat(event.path("version").asInt()).isEqualTo(2);
    assertThat(event.path("deleted").asBoolean()).isTrue();
    assertThat(event.path("amount").toString()).isEqualTo("{\"minor\":320,\"currency\":\"CNY\"}");
  }

  @Test
  void keepsAJsonNumberExact() {
    Mapping mapping =
        Mapping.read(
            """
            event: {id: "1", type: tip, platform: jd, surface: live, visitor: u, at: $at, amount: {value: $v, currency: CNY}}
            """);

    assertThat(
            event(
                    mapping.map(
                        json("{\"at\": \"2026-11-19T10:00:00Z\", \"v\": 12345678901234567.10}")))
                .path("amount")
                .path("value")
                .asString())
        .isEqualTo("12345678901234567.10");
  }

  @Test
  void limitsTheEventsOfAnItem() {
    Mapping mapping =
        Mapping.read(
            """
            event: {id: $row, type: view, platform: jd, surface: shop, visitor: $u, at: $at}
            events:
              - {forEach: $list}
            """);
    String list = "{},".repeat(1000) + "{}";

    assertThat(
            problem(
                mapping.map(
                    json(
                        "{\"u\": \"u\", \"at\": \"2026-11-19T10:00:00Z\", \"list\": ["
                            + list
                            + "]}"))))
        .isEqualTo("list has more than 1 000 elements");
  }
}
