package io.millrace.system.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.MillraceForClients;
import io.millrace.system.RunningMillrace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every client sends the same purchase journey. The numbers are those of the journey sent in the
 * native form, also when a request was answered with 503 and another one lost its answer.
 */
@Tag("clients")
class ClientsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String[] TYPES = {
    "view", "share", "product_view", "cart_add", "purchase", "refund"
  };

  /** Two days apart, so that no journey is within another's attribution window of a day. */
  private static final AtomicInteger DAYS = new AtomicInteger();

  @TempDir private static Path directory;
  private static MillraceForClients system;
  private static RunningMillrace millrace;

  @BeforeAll
  static void start() {
    system = MillraceForClients.start(directory.resolve("data"), "none", TYPES);
    millrace = system.running();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "segment",
        "rudder",
        "posthog",
        "sensors",
        "sensors PLAIN=yes",
        "snowplow",
        "snowplow PLAIN=yes",
        "snowplow METHOD=get",
        "cloudevents"
      })
  void theNumbersAreThoseOfTheSameEventsSentNatively(String client) {
    ClientJourney journey = nextJourney();
    send(client, journey, millrace.url(""));
    assertSameNumbers(journey);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"segment", "rudder", "posthog", "sensors STARTS=3", "snowplow", "cloudevents"})
  void whatAClientSendsAgainAfter503AndACutConnectionCountsOnce(String client) {
    ClientJourney journey = nextJourney();
    try (FaultyProxy proxy = FaultyProxy.before(millrace.url(""))) {
      send(client, journey, proxy.url());
      assertThat(proxy.requests()).as("requests").isGreaterThan(2);
      assertThat(proxy.hiddenStatus()).as("the status that was cut off").isBetween(200, 299);
    }
    assertSameNumbers(journey);
  }

  private static ClientJourney nextJourney() {
    return new ClientJourney(LocalDate.of(2025, 3, 1).plusDays(10L * DAYS.getAndIncrement()));
  }

  /** The first word is the program; the others are its environment. */
  private static void send(String client, ClientJourney journey, URI url) {
    List<String> words = List.of(client.split(" ", -1));
    String program = words.getFirst();
    // Sensors Analytics sends its key in the address only, where a secret key is not good.
    String key = program.equals("sensors") ? system.publicKey() : millrace.key("write.key");
    Map<String, String> environment = new HashMap<>(journey.environment(url, key));
    words.stream()
        .skip(1)
        .map(word -> word.split("=", 2))
        .forEach(pair -> environment.put(pair[0], pair[1]));
    NodeProgram.run(program, environment);
  }

  private static void assertSameNumbers(ClientJourney journey) {
    journey.sendNatively(millrace);
    await("both journeys are counted")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              String expected = journey.numbers(millrace, ClientJourney.NATIVE);
              assertThat(expected).startsWith("lag 0").contains("\"net\" : \"8025\"");
              assertThat(journey.numbers(millrace, ClientJourney.CLIENT)).isEqualTo(expected);
            });
  }
}
