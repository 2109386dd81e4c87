package io.millrace.ingest.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.EventType;
import io.millrace.ingest.Samples;
import io.millrace.ingest.decode.BodyFormat;
import io.millrace.ingest.decode.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.codec.ServerSentEvent;

class ReceiptReaderTest {
  private static final int KEEP = 10;

  private Instant now = Samples.NOW;
  private final ReceiptLog log = new ReceiptLog(KEEP, () -> now);

  @Test
  void beginsWithTheLatestAndSaysWhenItIsReady() throws Exception {
    accept(5);
    ReceiptReader reader = new ReceiptReader(log, 3, 30);
    assertThat(names(reader)).containsExactly("accepted", "accepted", "accepted", "ready");
    assertThat(names(reader)).isEmpty();
    accept(1);
    assertThat(names(reader)).containsExactly("accepted");
  }

  @Test
  void beginsEmptyWhenNothingIsWanted() throws Exception {
    accept(5);
    assertThat(names(new ReceiptReader(log, 0, 30))).containsExactly("ready");
  }

  @Test
  void showsAllThatIsKeptWhenMoreIsWanted() throws Exception {
    accept(KEEP + 5);
    assertThat(names(new ReceiptReader(log, 1000, 30))).hasSize(KEEP + 1).last().isEqualTo("ready");
  }

  @Test
  void countsWhatIsMoreThanFiftyASecond() throws Exception {
    ReceiptReader reader = new ReceiptReader(log, 0, 30);
    assertThat(names(reader)).containsExactly("ready");
    accept(150);
    List<ServerSentEvent<Object>> events = reader.poll();
    assertThat(events).hasSize(KEEP + 1);
    // The log skipped 100 outcomes of the second, and dropped 40 of the 50 kept ones before this
    // poll.
    assertThat(events.getLast().event()).isEqualTo("skipped");
    assertThat(events.getLast().data()).hasToString("{count=140}");
    now = now.plusSeconds(1);
    accept(1);
    assertThat(names(reader)).containsExactly("accepted");
  }

  @Test
  void keepsProxiesAwake() {
    ReceiptReader reader = new ReceiptReader(log, 0, 3);
    assertThat(names(reader)).containsExactly("ready");
    assertThat(reader.poll()).isEmpty();
    assertThat(reader.poll()).isEmpty();
    assertThat(reader.poll()).singleElement().extracting(ServerSentEvent::comment).isEqualTo("");
    assertThat(reader.poll()).isEmpty();
  }

  private void accept(int count) throws Exception {
    byte[] body = Samples.json(EventType.VIEW).getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        Samples.decoder(Domain.CONTENT).decode(body, body.length, BodyFormat.JSON).getFirst();
    for (int i = 0; i < count; i++) {
      log.batch().accepted(((Decoded.Valid) decoded).event(), decoded.redactor());
    }
  }

  private static List<String> names(ReceiptReader reader) {
    return reader.poll().stream().map(event -> String.valueOf(event.event())).toList();
  }
}
