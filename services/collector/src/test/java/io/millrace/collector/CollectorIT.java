package io.millrace.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Visitor;
import io.millrace.events.identity.IdentityStatement;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.IdentityCodec;
import io.millrace.events.wire.UndecodableException;
import io.millrace.kafka.testing.TestBroker;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorIT {
  private static final String MAPPING =
      """
      name: $event
      event: {id: $id, platform: douyin, surface: shop, visitor: $user, at: $at}
      case: $event
      when:
        watched: {type: view}
        shared: {type: share}
        bought: {type: purchase, order: $order, amount: {value: $total, currency: CNY}}
        internal: skip
      """;
  private static final String NDJSON = "application/ndjson";
  private static final String JSON = "application/json";
  private static final String VISITOR = "alice@example.com";

  @TempDir static Path folder;
  private static TestBroker broker;
  private static RunningCollector collector;

  @BeforeAll
  static void start() throws IOException {
    Path mapping = Files.writeString(folder.resolve("list.yml"), MAPPING);
    broker = TestBroker.start();
    collector =
        new RunningCollector(
            broker.bootstrapServers(), "millrace.collector.mappings.list=" + mapping);
  }

  @AfterAll
  static void stop() {
    collector.close();
    broker.close();
  }

  @Test
  void sendsEachEventOfAMixedBodyToTheTopicOfItsDomain() {
    String body =
        String.join(
            "\n", event("m-1", "view"), event("m-2", "share"), "{}", event("m-3", "cart_add"));
    HttpResponse<String> answer = collector.post("/v1/events", NDJSON, body);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .contains("\"received\":4,\"accepted\":3,\"rejected\":1", "\"index\":2", "missing_field");
    assertThat(idsOn(Domain.CONTENT)).contains("m-1").doesNotContain("m-2", "m-3");
    assertThat(idsOn(Domain.SOCIAL)).contains("m-2").doesNotContain("m-1", "m-3");
    assertThat(idsOn(Domain.COMMERCE)).contains("m-3").doesNotContain("m-1", "m-2");
  }

  @Test
  void takesOneObjectAnArrayAndABeacon() {
    assertThat(collector.post("/v1/events", JSON, event("o-1", "view")).statusCode())
        .isEqualTo(202);
    String array = "[%s,%s]".formatted(event("o-2", "view"), event("o-3", "product_view"));
    assertThat(collector.post("/v1/events", JSON, array).statusCode()).isEqualTo(202);
    assertThat(
            collector
                .post("/v1/events", "text/plain;charset=UTF-8", event("o-4", "view"))
                .statusCode())
        .isEqualTo(202);
    assertThat(idsOn(Domain.CONTENT)).contains("o-1", "o-2", "o-4");
    assertThat(idsOn(Domain.COMMERCE)).contains("o-3");
  }

  @Test
  void refusesTypesThatTheKeyMayNotSend() {
    String array = "[%s,%s]".formatted(event("t-1", "view"), event("t-2", "cart_add"));
    HttpResponse<String> answer =
        collector.post("/v1/events", JSON, array, "X-Millrace-Types", "view nonsense");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"accepted\":1", "type_not_permitted");
    String items = "[%s]".formatted(item("t-3", "bought"));
    assertThat(collector.post("/list", JSON, items, "X-Millrace-Types", "view").body())
        .isEqualTo("Refused");
    assertThat(idsOn(Domain.COMMERCE)).doesNotContain("t-2", "t-3");
  }

  @Test
  void mapsForeignItemsAndAnswersInTheOrderOfTheRequest() {
    String items =
        String.join(
            ",",
            item("f-1", "watched"),
            item("f-2", "bought"),
            item("f-3", "Checkout Started"),
            item("f-4", "internal"),
            "\"identify\"",
            "7",
            item("f-5", "shared").replace("2026", "nonsense"),
            item("f-6", "shared"));
    HttpResponse<String> answer = collector.post("/list", JSON, '[' + items + ']');

    assertThat(answer.statusCode()).isEqualTo(209);
    assertThat(answer.body())
        .isEqualTo("Accepted Accepted Unmapped Skipped Skipped Refused Refused Accepted");
    assertThat(idsOn(Domain.CONTENT)).contains("f-1");
    assertThat(idsOn(Domain.COMMERCE)).contains("f-2");
    assertThat(idsOn(Domain.SOCIAL)).contains("f-6").doesNotContain("f-5");
  }

  @Test
  void showsUnmappedItemsByNameInReceiptsAndMetrics() {
    String items = "[%s,%s]".formatted(item("u-1", "Cart Viewed"), item("u-2", VISITOR));
    assertThat(collector.post("/list", JSON, items).body()).isEqualTo("Unmapped Unmapped");

    assertThat(collector.receipts())
        .contains("event:unmapped")
        .anyMatch(line -> line.contains("\"protocol\":\"list\",\"name\":\"Cart Viewed\""))
        .noneMatch(line -> line.contains(VISITOR));
    assertThat(collector.metrics())
        .contains("name=\"Cart Viewed\"", "name=\"other\"")
        .doesNotContain(VISITOR);
  }

  @Test
  void takesForeignItemsInTheAddress() {
    String items = URLEncoder.encode("[%s]".formatted(item("g-1", "watched")), UTF_8);
    assertThat(collector.send(collector.request("/list?d=" + items)).body()).isEqualTo("Accepted");
    assertThat(idsOn(Domain.CONTENT)).contains("g-1");
  }

  @Test
  void refusesForeignBodiesThatAreNotOfTheirProtocol() {
    HttpResponse<String> answer = collector.post("/list", JSON, "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not_parseable", "list: not a list");
    String many = "[%s]".formatted("7,".repeat(1000) + "7");
    HttpResponse<String> tooMany = collector.post("/list", JSON, many);
    assertThat(tooMany.statusCode()).as("the status that the protocol chooses").isEqualTo(422);
    assertThat(tooMany.body()).contains("too_many_events", "\"status\":422");
  }

  @Test
  void keepsWhatIdentityCallsSayAboutIdsAsPseudonyms() {
    String user = "identity-user@example.com";
    String browser = "identity-browser";
    String items =
        "[\"identify %s %s\",\"identify undefined %s\",\"group\"]"
            .formatted(user, browser, browser);

    assertThat(collector.post("/list", JSON, items, "X-Millrace-Types", "view").statusCode())
        .isEqualTo(200);

    Visitor visitor = visitorOf(user);
    assertThat(identities())
        .filteredOn(statement -> statement.visitor().equals(visitor))
        .containsExactly(
            new IdentityStatement(
                IdentityStatement.Kind.LINK,
                visitor,
                Optional.of(visitorOf(browser)),
                Optional.of("douyin"),
                Instant.parse("2026-11-20T08:00:00Z").toEpochMilli(),
                "list",
                "identify",
                true));
    assertThat(texts(Topics.IDENTITIES.name()))
        .noneMatch(text -> text.contains(user) || text.contains(browser));
    assertThat(collector.metrics())
        .contains(
            "millrace_collector_identities_total{outcome=\"kept\",protocol=\"list\"}",
            "millrace_collector_identities_total{outcome=\"unusable\",protocol=\"list\"} 1.0");
  }

  @Test
  void keepsALinkThatEveryEventRepeatsOnce() {
    String items =
        "[%s,%s]".formatted(linked("l-1", "watched", "linked"), linked("l-2", "bought", "linked"));
    assertThat(collector.post("/list", JSON, items).statusCode()).isEqualTo(200);
    assertThat(collector.post("/list", JSON, items).statusCode()).isEqualTo(200);
    String refused = "[%s]".formatted(linked("l-3", "bought", "refused").replace("128.00", "x"));
    assertThat(collector.post("/list", JSON, refused).body()).isEqualTo("Refused");

    assertThat(identities())
        .filteredOn(statement -> statement.other().equals(Optional.of(visitorOf("linked"))))
        .hasSize(1);
  }

  @Test
  void asksForTheWholeRequestAgainWhileTheBrokerIsAway() {
    String items = "[%s,7]".formatted(item("a-1", "watched"));
    String calls = "[\"alias away-user away-browser\"]";
    broker.stop();
    for (String body : List.of(items, calls)) {
      HttpResponse<String> answer = collector.post("/list", JSON, body);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("\"code\":\"unavailable\"");
    }

    broker.restart();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> collector.post("/list", JSON, items).statusCode() == 209);
    assertThat(collector.post("/list", JSON, calls).statusCode()).isEqualTo(200);
    assertThat(idsOn(Domain.CONTENT)).contains("a-1");
    Visitor user = visitorOf("away-user");
    assertThat(identities()).anyMatch(statement -> statement.visitor().equals(user));
  }

  private static String event(String id, String type) {
    return """
    {"id":"%s","type":"%s","platform":"douyin","surface":"live","visitor":"%s","at":"%s"}\
    """
        .formatted(id, type, VISITOR, Instant.now());
  }

  private static String item(String id, String event) {
    return """
    {"id":"%s","event":"%s","user":"%s","at":"%s","order":"%s","total":"128.00"}\
    """
        .formatted(id, event, VISITOR, Instant.now(), id);
  }

  private static String linked(String id, String event, String browser) {
    return item(id, event).replaceFirst("\\{", "{\"browser\":\"" + browser + "\",");
  }

  /** The pseudonym that an event of this visitor gets. */
  private static Visitor visitorOf(String raw) {
    String id = "pseudonym-" + raw.hashCode();
    assertThat(
            collector
                .post("/v1/events", JSON, event(id, "share").replace(VISITOR, raw))
                .statusCode())
        .isEqualTo(202);
    return records(Topics.events(Domain.SOCIAL).name()).stream()
        .filter(record -> id(record).equals(id))
        .map(record -> Visitor.ofBytes(record.key()))
        .findFirst()
        .orElseThrow();
  }

  private static List<IdentityStatement> identities() {
    return records(Topics.IDENTITIES.name()).stream().map(CollectorIT::statement).toList();
  }

  private static IdentityStatement statement(ConsumerRecord<byte[], byte[]> record) {
    try {
      return IdentityCodec.decode(record.value());
    } catch (UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> texts(String topic) {
    return records(topic).stream()
        .map(record -> new String(record.value(), UTF_8) + new String(record.key(), UTF_8))
        .toList();
  }

  private static List<String> idsOn(Domain domain) {
    return records(Topics.events(domain).name()).stream().map(CollectorIT::id).toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var consumer = new KafkaConsumer<byte[], byte[]>(settings, bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(o -> o).sum();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (records.size() < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    try {
      return EventCodec.decode(Visitor.ofBytes(record.key()), record.value()).envelope().id();
    } catch (UndecodableException e) {
      throw new IllegalStateException(e);
    }
  }
}
