package io.millrace.ingest.accept;

import static io.millrace.ingest.Samples.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.EventProblem;
import io.millrace.ingest.answer.OutcomeCounters;
import io.millrace.ingest.answer.ProblemCode;
import io.millrace.ingest.answer.Receipt;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.ingest.decode.UnreadableException;
import io.millrace.ingest.publish.FakePublisher;
import io.millrace.ingest.receipts.ReceiptLog;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IngestPipelineTest {
  private static final String NASTY =
      String.join(
          "\n",
          json("good", EventType.VIEW),
          "{nonsense",
          json("late", EventType.VIEW, "2016-11-24T10:00:00Z"),
          json("lost", EventType.LIKE),
          json("other", EventType.SHARE),
          "",
          json("early", EventType.VIEW, "2036-11-24T10:00:00Z"),
          json("good2", EventType.LIKE));

  private final FakePublisher publisher = new FakePublisher();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final IngestPipeline acceptance =
      new IngestPipeline(
          Samples.decoder(Domain.CONTENT),
          publisher,
          new OutcomeCounters(registry),
          new ReceiptLog(1000, InstantSource.system()));

  @Test
  void saysWhatBecameOfEachEvent() throws Exception {
    publisher.acknowledgeOnly(event -> !event.envelope().id().equals("lost"));

    Receipt receipt = accept(NASTY);

    assertThat(receipt.received()).isEqualTo(7);
    assertThat(receipt.accepted()).isEqualTo(2);
    assertThat(receipt.rejected()).isEqualTo(4);
    assertThat(receipt.unavailable()).isEqualTo(1);
    assertThat(receipt.status()).isEqualTo(202);
    assertThat(receipt.problems())
        .extracting(EventProblem::index, EventProblem::id, EventProblem::code, EventProblem::retry)
        .containsExactly(
            tuple(1, Optional.empty(), ProblemCode.NOT_JSON, false),
            tuple(2, Optional.of("late"), ProblemCode.TOO_OLD, false),
            tuple(3, Optional.of("lost"), ProblemCode.UNAVAILABLE, true),
            tuple(4, Optional.of("other"), ProblemCode.WRONG_DOMAIN, false),
            tuple(5, Optional.of("early"), ProblemCode.IN_FUTURE, false));
    assertThat(publisher.published())
        .extracting(event -> event.envelope().id())
        .containsExactly("good", "good2");
  }

  @Test
  void isUnprocessableWhenAllWereRejected() throws Exception {
    assertThat(accept("{}\n17").status()).isEqualTo(422);
    assertThat(accept("").status()).isEqualTo(422);
  }

  @Test
  void isUnavailableWhenNoneWasAcceptedAndOneCouldBe() throws Exception {
    publisher.acknowledgeOnly(_ -> false);

    assertThat(accept(NASTY).status()).isEqualTo(503);
  }

  @Test
  void publishesNothingOfAnUnreadableDocument() {
    byte[] body = ("[" + json("good", EventType.VIEW) + ",").getBytes(UTF_8);

    assertThatThrownBy(() -> acceptance.accept(body, body.length, BodyFormat.JSON))
        .isInstanceOf(UnreadableException.class);
    assertThat(publisher.published()).isEmpty();
  }

  @Test
  void countsWhatItReceivesAsAcceptedRejectedOrUnavailable() throws Exception {
    Random random = new Random(4);
    publisher.acknowledgeOnly(_ -> random.nextInt(3) > 0);
    String[] lines = NASTY.split("\n", -1);
    int received = 0;
    for (int round = 0; round < 300; round++) {
      StringBuilder body = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        body.append(lines[random.nextInt(lines.length)]).append('\n');
      }
      received += accept(body.toString()).received();
    }

    assertThat(total("received")).isEqualTo(received);
    assertThat(total("received"))
        .isEqualTo(total("accepted") + total("rejected") + total("unavailable"));
    assertThat(total("accepted")).isEqualTo(publisher.published().size());
    assertThat(count("view", "received"))
        .isEqualTo(
            count("view", "accepted") + count("view", "rejected") + count("view", "unavailable"));
  }

  private Receipt accept(String lines) throws Exception {
    byte[] body = lines.getBytes(UTF_8);
    return acceptance.accept(body, body.length, BodyFormat.NDJSON).toCompletableFuture().get();
  }

  private double total(String outcome) {
    return registry.find("millrace.ingest." + outcome).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private double count(String type, String outcome) {
    return registry.find("millrace.ingest." + outcome).tag("type", type).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }
}
