package io.millrace.system.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.RunningMillrace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Visitors whose ids hold a rare word send events of every format, good, refused and malformed.
 * Then the word must be nowhere in what is kept, while other words of the same events are where
 * they belong: so it is known that looking finds what is there.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RawVisitorsIT {
  private static final String WORD = "Qx7RawVisitor";

  /** Of the same events, and kept on purpose. */
  private static final String ITEM = "Qx7KnownItem";

  private static final String ORDER = "Qx7-known-order";
  private static final String AMOUNT = "\"amount\":{\"value\":\"1.00\",\"currency\":\"CNY\"}";
  private static final String JSON = "application/json";
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Needles needles = new Needles(WORD);
  private final List<String> found = new ArrayList<>();
  private final List<Integer> answers = new ArrayList<>();
  private Path data = Path.of("");
  private int sent;

  @BeforeAll
  void sendEverything(@TempDir Path folder) throws IOException {
    data = Files.createDirectory(folder.resolve("kept")).resolve("data");
    try (RunningMillrace millrace =
            RunningMillrace.startWith(
                List.of("-Dlogback.configurationFile=" + verbose(folder)), data);
        Requests requests = new Requests(millrace)) {
      good(requests);
      refused(requests);
      malformed(requests);
      await().atMost(SOON).until(() -> counted(millrace) == sent && isExplained(millrace));
    }
  }

  @BeforeEach
  void forget() {
    found.clear();
  }

  @AfterAll
  void sentWhatItMeantTo() {
    assertThat(Set.copyOf(answers)).contains(202, 400, 401, 415, 422);
  }

  @Test
  void noRecordOfAnyTopicHoldsOne() {
    Set<String> topics = new TreeSet<>();
    Set<String> withItem = new TreeSet<>();
    new Kept(data)
        .records(
            (topic, record) -> {
              topics.add(topic);
              byte[] bytes = Kept.bytes(record);
              look(topic, bytes);
              if (Needles.contains(bytes, ITEM.getBytes(UTF_8))) {
                withItem.add(topic);
              }
            });
    assertThat(topics)
        .anyMatch(topic -> topic.endsWith("changelog"))
        .contains("millrace.summaries", "millrace.identities");
    assertThat(withItem)
        .contains("millrace.events.content", "millrace.events.social", "millrace.events.commerce");
    assertThat(found).isEmpty();
  }

  @Test
  void noFileHoldsOne() {
    Set<String> withItem = new TreeSet<>();
    Set<String> withPseudonym = new TreeSet<>();
    byte[] pseudonym = pseudonym();
    new Kept(data.resolveSibling(""))
        .files(
            (file, bytes) -> {
              look(file, bytes);
              note(withItem, file, bytes, ITEM.getBytes(UTF_8));
              note(withPseudonym, file, bytes, pseudonym);
            });
    assertThat(found).isEmpty();
    assertThat(withItem).contains("data/broker");
    assertThat(withPseudonym).contains("data/broker", "data/state");
  }

  @Test
  void theLogThatIsLookedIntoHoldsDetails() throws IOException {
    assertThat(Files.readString(data.resolve("logs/millrace.log"))).contains(" DEBUG ", "i.m.");
  }

  @Test
  void noDocumentOfTheStoreHoldsOne() {
    Set<String> withOrder = new TreeSet<>();
    new Kept(data)
        .documents(
            (collection, bytes) -> {
              look(collection, bytes);
              if (Needles.contains(bytes, ORDER.getBytes(UTF_8))) {
                withOrder.add(collection);
              }
            });
    assertThat(withOrder).isNotEmpty();
    assertThat(found).isEmpty();
  }

  /** By the first two folders of its path. */
  private static void note(Set<String> places, String file, byte[] bytes, byte[] word) {
    if (Needles.contains(bytes, word)) {
      places.add(file.replaceFirst("^([^/]*/[^/]*)/.*", "$1"));
    }
  }

  /** What a visitor is known by instead. */
  private byte[] pseudonym() {
    List<byte[]> keys = new ArrayList<>();
    new Kept(data)
        .records(
            (topic, record) -> {
              if (topic.equals("millrace.events.commerce")) {
                keys.add(record.key());
              }
            });
    return keys.getFirst();
  }

  private void look(String where, byte[] bytes) {
    needles.in(bytes).forEach(form -> found.add(where + ": " + form));
  }

  private void good(Requests requests) {
    String ce = "application/cloudevents+json";
    accepted(1, requests.send("content", JSON, view("plain")));
    accepted(2, requests.send("content", JSON, "[" + view("a") + "," + view("b") + "]"));
    accepted(2, requests.send("content", "application/x-ndjson", view("c") + "\n" + view("d")));
    accepted(1, requests.send("content", ce, cloudEvent("e")));
    accepted(
        1,
        requests.send(
            "content", "application/cloudevents-batch+json", "[" + cloudEvent("f") + "]"));
    accepted(1, requests.sendGzipped("content", JSON, view("@mail.example/\\\"äöü\\\"")));
    accepted(1, requests.send("content", JSON, view("x".repeat(128 - WORD.length()))));
    accepted(1, requests.sendTo("content", "?visitor=" + WORD, view("g")));
    accepted(1, requests.send("content", "text/plain", view("beacon")));
    accepted(1, requests.send("social", JSON, event("share", "h", "")));
    accepted(1, requests.send("commerce", JSON, event("product_view", "i", "")));
    accepted(1, requests.send("commerce", JSON, purchase("plain")));
    identityCalls(requests);
  }

  /** Calls of Segment's clients, whose ids are kept as pseudonyms and whose traits are not kept. */
  private void identityCalls(Requests requests) {
    String ids = "\"userId\":\"%s\",\"anonymousId\":\"%s-browser\"".formatted(WORD, WORD);
    for (String call :
        List.of(
            "{\"type\":\"identify\",%s,\"traits\":{\"email\":\"%s@mail.example\"}}"
                .formatted(ids, WORD),
            "{\"type\":\"group\",%s,\"groupId\":\"%s-company\"}".formatted(ids, WORD),
            "{\"type\":\"alias\",\"userId\":\"%s\",\"previousId\":\"%s-old\"}"
                .formatted(WORD, WORD))) {
      HttpResponse<String> answer = requests.sendToPath("/v1/batch", "{\"batch\":[" + call + "]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private void refused(Requests requests) {
    refused(requests.send("content", JSON, event("veiw", "r", "")));
    refused(requests.send("content", JSON, event(WORD, "r", "")));
    refused(requests.send("content", JSON, view("x".repeat(200))));
    refused(requests.send("content", JSON, event("view", "r", ",\"" + WORD + "\":1")));
    refused(requests.send("content", JSON, event("view", "r", ",\"channel\":\"" + WORD + "@\"")));
    refused(requests.send("content", JSON, event("view", "r", ",\"creator\":[\"" + WORD + "\"]")));
    refused(requests.send("commerce", JSON, event("spend", "r", "," + AMOUNT)));
    refused(requests.send("content", JSON, view("r").replace("\"at\":\"2", "\"at\":\"" + WORD)));
    refused(requests.send("content", JSON, "{\"visitor\":{\"id\":\"" + WORD + "\"}}"));
    refused(requests.send("commerce", JSON, event("refund", "r", ",\"order\":\"o\"")));
    refused(requests.send("social", "application/x-ndjson", WORD + "\n{\"visitor\":\"" + WORD));
  }

  private void malformed(Requests requests) {
    note(requests.send("content", JSON, "{\"visitor\":\"" + WORD));
    note(requests.send("content", JSON, WORD));
    note(requests.send("content", "text/html", view("m")));
    note(requests.send("content", "application/cloudevents+json", "[" + WORD));
    note(requests.send("content", JSON + ";charset=" + WORD, view("m")));
    note(requests.sendWithoutKey("content", view("m")));
    note(requests.send(WORD, JSON, view("m")));
  }

  private void accepted(int events, HttpResponse<String> answer) {
    assertThat(answer.body()).contains("\"accepted\":" + events);
    note(answer);
    sent += events;
  }

  private void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    note(answer);
  }

  private void note(HttpResponse<String> answer) {
    answers.add(answer.statusCode());
  }

  private static String view(String visitor) {
    return event("view", visitor, "");
  }

  private static String purchase(String visitor) {
    return event("purchase", visitor, ",\"order\":\"" + ORDER + "\"," + AMOUNT);
  }

  private static String event(String type, String visitor, String more) {
    return """
    {"id":"%s-%s","type":"%s","platform":"taobao","surface":"live","visitor":"%s%s",\
    "at":"2026-11-23T10:00:00Z","item":"%s","campaign":"autumn"%s}\
    """
        .formatted(
            type.replace(WORD, "w"),
            Integer.toHexString(visitor.hashCode()),
            type,
            WORD,
            visitor,
            ITEM,
            more);
  }

  private static String cloudEvent(String visitor) {
    return """
    {"specversion":"1.0","source":"tests","id":"ce-%s","type":"view","time":"2026-11-23T10:00:00Z",\
    "data":{"platform":"taobao","surface":"live","visitor":"%s%s","item":"%s"}}\
    """
        .formatted(visitor, WORD, visitor, ITEM);
  }

  private static long counted(RunningMillrace millrace) {
    return millrace
        .answers()
        .summary("taobao", "day", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")
        .at("/totals/traffic/events")
        .asLong();
  }

  private static boolean isExplained(RunningMillrace millrace) {
    return millrace.ask("/v1/platforms/taobao/orders/" + ORDER).statusCode() == 200;
  }

  /** What Millrace itself says goes to the log down to the last detail. */
  private static Path verbose(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("logback.xml"),
        """
        <configuration>
          <root level="WARN"/>
          <logger name="io.millrace" level="DEBUG"/>
        </configuration>
        """);
  }
}
