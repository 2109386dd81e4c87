package io.millrace.collector.protocol.sensors;

import static io.millrace.collector.protocol.Captured.mappable;
import static io.millrace.collector.protocol.Captured.post;
import static io.millrace.collector.protocol.Captured.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.Captured;
import io.millrace.collector.protocol.ItemOutcome;
import io.millrace.collector.protocol.ParsedItem;
import io.millrace.collector.protocol.ProtocolException;
import io.millrace.collector.protocol.ProtocolReply;
import io.millrace.collector.protocol.ProtocolRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SensorsProtocolTest {
  private static final String RECORD =
      """
      {"type":"track","event":"PayOrder","distinct_id":"v","time":1795161640000,\
      "_track_id":7,"_flush_time":1}\
      """;

  private final SensorsProtocol protocol = new SensorsProtocol();

  @ParameterizedTest
  @ValueSource(strings = {"sensors-node-1.2.6", "sensors-node-1.2.6-plain"})
  void readsWhatTheNodeClientSends(String client) throws ProtocolException {
    ProtocolRequest request = Captured.requests(client).getFirst();
    assertThat(protocol.parse(request).items())
        .hasSize(8)
        .first()
        .isInstanceOf(ParsedItem.IdentityCall.class);
    assertThat(events(request))
        .containsExactly(
            "$pageview",
            "ShareCommodity",
            "CommodityDetail",
            "AddToShoppingCart",
            "PayOrder",
            "PayOrderDetail",
            "RefundOrder");
    assertThat(mappable(protocol, request))
        .allSatisfy(
            item -> {
              assertThat(item.get("at").stringValue()).startsWith("2026-11-20T08:00:");
              assertThat(item.get("distinct_id").stringValue()).isEqualTo("visitor-7");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "ajax", "beacon", "batch"})
  void readsWhatTheBrowserSends(String way) throws ProtocolException {
    List<String> events = new ArrayList<>();
    for (ProtocolRequest request : Captured.requests("sensors-web-1.27.11-" + way)) {
      events.addAll(events(request));
    }
    assertThat(events).contains("$pageview", "CommodityDetail", "AddToShoppingCart");
  }

  @Test
  void keepsTheIdWhenARecordIsSentAgainWithAnotherFlushTime() throws ProtocolException {
    String again = RECORD.replace("\"_flush_time\":1", "\"_flush_time\":2");
    String other = RECORD.replace("\"_track_id\":7", "\"_track_id\":8");
    assertThat(id(again)).isEqualTo(id(RECORD));
    assertThat(id(other)).isNotEqualTo(id(RECORD));
    String untracked = RECORD.replace("\"_track_id\":7,", "");
    assertThat(id(untracked.replace("\"_flush_time\":1", "\"_flush_time\":2")))
        .isEqualTo(id(untracked))
        .isNotEqualTo(id(RECORD));
  }

  @Test
  void readsTheQueryOfAnImage() throws ProtocolException {
    ProtocolRequest image =
        request("GET", "/sa.gif?project=p&data=" + encoded(RECORD.getBytes(UTF_8)), new byte[0]);
    assertThat(events(image)).containsExactly("PayOrder");
    ProtocolReply reply = protocol.reply(image, new BatchResult(List.of()));
    assertThat(reply.contentType()).contains("image/gif");
  }

  @Test
  void refusesAnEncryptedRecordAlone() throws ProtocolException {
    String both = "[{\"ekey\":\"k\",\"payloads\":\"x\"}," + RECORD + "]";
    assertThat(protocol.parse(form(both.getBytes(UTF_8))).items())
        .satisfiesExactly(
            item -> assertThat(item).isInstanceOf(ParsedItem.Malformed.class),
            item -> assertThat(item).isInstanceOf(ParsedItem.Mappable.class));
  }

  @Test
  void refusesABodyThatIsTooLargeAfterDecompression() {
    byte[] zeros = gzip(new byte[5 << 20]);
    assertThat(zeros.length).isLessThan(10_000);
    assertThatThrownBy(() -> protocol.parse(form(zeros)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("4194304");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "data_list=",
        "data=%",
        "data=%%%",
        "data=e30",
        "x=1",
        "data=W10%3D",
        "data=7"
      })
  void neverThrowsAnythingElse(String body) {
    try {
      assertThat(protocol.parse(post("/sa", body))).isNotNull();
    } catch (ProtocolException e) {
      assertThat(e).hasMessageNotContaining(body.isEmpty() ? "?" : body);
    }
  }

  /** Some clients keep and repeat every record that was not answered with 200. */
  @Test
  void answers200EvenWhenEverythingWasRefused() {
    BatchResult refused = new BatchResult(List.of(new ItemOutcome.Refused("bad_amount", "why")));
    ProtocolReply reply = protocol.reply(post("/sa", ""), refused);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(UTF_8.decode(reply.body()).toString()).contains("bad_amount");
  }

  private String id(String entry) throws ProtocolException {
    return mappable(protocol, form(gzip(entry.getBytes(UTF_8)))).getFirst().get("id").stringValue();
  }

  private List<String> events(ProtocolRequest request) throws ProtocolException {
    return mappable(protocol, request).stream()
        .map((JsonNode item) -> item.get("event").stringValue())
        .toList();
  }

  private static ProtocolRequest form(byte[] data) {
    return post("/sa", "data_list=" + encoded(data) + "&gzip=1");
  }

  private static String encoded(byte[] data) {
    return URLEncoder.encode(Base64.getEncoder().encodeToString(data), UTF_8);
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
