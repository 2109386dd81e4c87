package io.millrace.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.aggregator.AggregatorApplication;
import io.millrace.cli.Console;
import io.millrace.cli.Exit;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Visitor;
import io.millrace.events.topic.Topics;
import io.millrace.events.wire.EventCodec;
import io.millrace.standalone.broker.BrokerAccess;
import io.millrace.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests an audit of a broker that requires SASL. An aggregator counts its events. */
class AuditBootstrapIT {
  private static final Duration START = Duration.ofSeconds(60);
  private static final int EVENTS = 50;

  @TempDir private static Path folder;
  private static EmbeddedBroker broker;
  private static ConfigurableApplicationContext aggregator;
  private static Path login;
  private final Console console = new Console(ServerCommands::create);

  @BeforeAll
  static void count() throws Exception {
    BrokerAccess access = BrokerAccess.fresh();
    broker = EmbeddedBroker.start(folder.resolve("broker"), access);
    login = properties("login.properties", access);
    aggregator = AggregatorApplication.start(arguments(access));
    assertThat(AggregatorApplication.awaitStream(aggregator, START)).isPresent();
    send();
  }

  @AfterAll
  static void stop() {
    if (aggregator != null) {
      aggregator.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void recomputesEveryNumberOnABrokerWithSaslAndFindsNoDifference() {
    int code = audit("--kafka-config", login.toString());

    assertThat(console.err()).contains("auditing what is on " + broker.bootstrapServers());
    JsonNode result = JsonMapper.shared().readTree(console.out());
    assertThat(code).isEqualTo(Exit.OK);
    assertThat(result.path("events").asInt()).isEqualTo(EVENTS);
    assertThat(result.path("differing").asInt()).isZero();
    assertThat(result.path("compared").asInt()).isPositive();
    assertThat(result.path("unbalanced")).isEmpty();
  }

  @Test
  void saysInALineThatTheBrokerDoesNotAnswerWhoHasNoLogin() {
    assertThat(audit()).isEqualTo(Exit.CANNOT_START);
    assertThat(console.err()).contains("millrace: the broker cannot be read: ");
  }

  @Test
  void saysInALineThatTheLoginIsWrong() throws IOException {
    BrokerAccess guessed = new BrokerAccess(broker.ports(), "guessed");
    Path wrong = properties("wrong.properties", guessed);

    assertThat(audit("--kafka-config", wrong.toString())).isEqualTo(Exit.CANNOT_START);
    assertThat(console.err()).contains("millrace: the broker cannot be read: ", "Authentication");
  }

  @Test
  void saysWhatIsWrongWithAnAddress() {
    assertThat(console.run("audit", "--bootstrap", "nowhere")).isEqualTo(Exit.CANNOT_START);
    assertThat(console.err())
        .contains("millrace: the broker cannot be read: ", "nowhere")
        .doesNotContain("\tat ");
  }

  @Test
  void saysWhichFileOfPropertiesIsMissing() {
    assertThat(audit("--kafka-config", "none.properties")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("no such file: none.properties");
  }

  private int audit(String... more) {
    List<String> words = new ArrayList<>(List.of("audit", "--json"));
    words.addAll(List.of("--bootstrap", broker.bootstrapServers()));
    words.addAll(List.of(more));
    return console.run(words.toArray(String[]::new));
  }

  private static String[] arguments(BrokerAccess access) {
    List<String> all = new ArrayList<>();
    all.add("--spring.main.web-application-type=none");
    all.add("--millrace.aggregator.horizon=0");
    all.add("--millrace.aggregator.state-dir=" + folder.resolve("state"));
    all.add("--spring.kafka.bootstrap-servers=" + access.bootstrapServers());
    access
        .credentials()
        .forEach(
            (name, value) -> all.add("--spring.kafka.properties[%s]=%s".formatted(name, value)));
    return all.toArray(String[]::new);
  }

  private static Path properties(String name, BrokerAccess access) throws IOException {
    Properties properties = new Properties();
    properties.putAll(access.credentials());
    Path file = folder.resolve(name);
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  private static void send() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            broker.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < EVENTS; i++) {
        var _ = producer.send(record(i));
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> record(int i) {
    Visitor visitor = new Visitor(1, i % 7);
    String id = "e" + i;
    EventEnvelope envelope =
        new EventEnvelope(
            id,
            EventKey.of("wechat", EventType.JOIN, id),
            EventType.JOIN,
            "wechat",
            "chat",
            visitor,
            1_795_514_400_000L + i * 1_000L,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Event event = new Event.Social(envelope, OptionalLong.empty());
    return new ProducerRecord<>(
        Topics.events(EventType.JOIN.domain()).name(), visitor.toBytes(), EventCodec.encode(event));
  }
}
