package io.millrace.ingest;

import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.events.topic.Topics;
import io.millrace.ingest.publish.TopicReader;
import io.millrace.kafka.testing.TestBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class WithBrokerIT {
  private static TestBroker broker;
  private static ConfigurableApplicationContext service;
  private static Client client;

  @BeforeAll
  static void start() {
    broker = TestBroker.start();
    service = WithBrokerService.start(broker.bootstrapServers());
    client = Client.of(service.getEnvironment());
  }

  @AfterAll
  static void stop() {
    service.close();
    broker.close();
  }

  @Test
  void losesNothingAcknowledgedWhileTheBrokerComesAndGoes() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    send("first", acknowledged);
    assertThat(acknowledged).containsExactly("first");
    assertThat(readiness()).contains("\"status\":\"UP\"");

    broker.stop();
    long before = System.nanoTime();
    HttpResponse<String> answer = send("away", acknowledged);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(readiness()).contains("\"status\":\"DOWN\"").contains("\"reason\"");

    broker.restart();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> send("back", acknowledged).statusCode() == 202);
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> readiness().contains("UP"));

    assertThat(idsOnTopic()).containsAll(acknowledged).contains("first", "back");
  }

  @Test
  void keepsRawVisitorsOffTheBroker() {
    send("private", new HashSet<>());

    assertThat(TopicReader.readAll(broker.bootstrapServers(), topic()))
        .isNotEmpty()
        .noneMatch(WithBrokerIT::holdsTheVisitor);
  }

  private static HttpResponse<String> send(String id, Set<String> acknowledged) {
    HttpResponse<String> answer =
        client.post("application/json", json(id, EventType.VIEW, Instant.now().toString()));
    if (answer.statusCode() == 202) {
      acknowledged.add(id);
    }
    return answer;
  }

  private static boolean holdsTheVisitor(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8).contains(Samples.VISITOR)
        || new String(record.key(), UTF_8).contains(Samples.VISITOR);
  }

  private static Set<String> idsOnTopic() {
    return TopicReader.readAll(broker.bootstrapServers(), topic()).stream()
        .map(record -> TopicReader.event(record).envelope().id())
        .collect(Collectors.toSet());
  }

  private static String topic() {
    return Topics.events(Domain.CONTENT).name();
  }

  private static String readiness() throws IOException, InterruptedException {
    String port = service.getEnvironment().getRequiredProperty("local.management.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
