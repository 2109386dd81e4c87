package io.millrace.collector.protocol;

import static io.millrace.collector.protocol.Captured.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.collector.protocol.ga4.Ga4Protocol;
import io.millrace.collector.protocol.posthog.PostHogProtocol;
import io.millrace.collector.protocol.segment.SegmentProtocol;
import io.millrace.collector.protocol.sensors.SensorsProtocol;
import io.millrace.collector.protocol.snowplow.SnowplowProtocol;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each protocol says about the ids of visitors. */
class SentIdentitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'identify','userId':'u','anonymousId':'a'} | identify: LINK u a",
        "{'type':'identify','userId':'u','traits':{'email':'e'}} | identify: SEEN u",
        "{'type':'identify','anonymousId':' a '} | identify: SEEN a",
        "{'type':'identify','userId':7,'anonymousId':7} | identify: SEEN 7",
        "{'type':'identify'} | none",
        "{'type':'alias','userId':'u','previousId':'p'} | alias: LINK u p",
        "{'type':'group','userId':'u','groupId':'g'} | group: GROUP u g",
        "{'type':'group','userId':'u','anonymousId':'a','groupId':'g'} | group: GROUP u g, LINK u"
            + " a",
        "{'type':'track','event':'E','userId':'u','anonymousId':'a'} | track: LINK u a",
        "{'type':'track','event':'E','userId':'u'} | none",
        "{'type':'page','userId':{'x':1},'anonymousId':'a'} | none",
      })
  void ofSegment(String call, String expected) throws ProtocolException {
    assertThat(said(new SegmentProtocol(), post("/v1/batch", "{\"batch\":[" + json(call) + "]}")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'track_signup','event':'$SignUp','distinct_id':'u','original_id':'a'} |"
            + " track_signup: LINK u a",
        "{'type':'profile_set','distinct_id':'u','properties':{'email':'e'}} | profile_set: SEEN u",
        "{'type':'profile_set','distinct_id':'u','anonymous_id':'a'} | profile_set: SEEN u, LINK u"
            + " a",
        "{'type':'track','event':'E','distinct_id':'u','anonymous_id':'a','login_id':'u'} | track:"
            + " LINK u a",
        "{'type':'track','event':'E','distinct_id':'u','identities':{'$identity_login_id':'u','$identity_cookie_id':'c'}}"
            + " | track: LINK u c",
        "{'type':'track_id_bind','distinct_id':'u','identities':{'a':'u','b':'m','c':'n'}} |"
            + " track_id_bind: LINK u m, LINK u n",
        "{'type':'track_id_unbind','distinct_id':'u','identities':{'$identity_login_id':'m'}} |"
            + " track_id_unbind: UNLINK u m",
        "{'type':'track_id_unbind','distinct_id':'u','identities':{'$identity_mobile':'1'}} |"
            + " track_id_unbind: UNLINK u 1, UNLINK u $identity_mobile+1",
        "{'type':'item_set','item_id':'i','item_type':'t'} | none",
      })
  void ofSensorsAnalytics(String entry, String expected) throws ProtocolException {
    String data = Base64.getEncoder().encodeToString(json(entry).getBytes(UTF_8));
    assertThat(said(new SensorsProtocol(), post("/sa", "data=" + URLEncoder.encode(data, UTF_8))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'event':'$identify','distinct_id':'u','properties':{'$anon_distinct_id':'a'}} |"
            + " $identify: LINK u a",
        "{'event':'$identify','distinct_id':'u'} | $identify: SEEN u",
        "{'event':'$set','distinct_id':'u'} | $set: SEEN u",
        "{'event':'$create_alias','distinct_id':'u','properties':{'alias':'a'}} | $create_alias:"
            + " LINK u a",
        "{'event':'$merge_dangerously','distinct_id':'u','properties':{'alias':'a'}} |"
            + " $merge_dangerously: LINK u a",
        "{'event':'$groupidentify','distinct_id':'$company_7'} | none",
        "{'event':'E','distinct_id':'u'} | none",
      })
  void ofPostHog(String event, String expected) throws ProtocolException {
    assertThat(said(new PostHogProtocol(), post("/batch/", "{\"batch\":[" + json(event) + "]}")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'e':'pv','uid':'u','duid':'d'} | event: LINK u d",
        "{'e':'pv','uid':'u','duid':'d','nuid':'n'} | event: LINK u d, LINK u n",
        "{'e':'pv','duid':'d','nuid':'n'} | none",
      })
  void ofSnowplow(String event, String expected) throws ProtocolException {
    assertThat(
            said(
                new SnowplowProtocol(),
                post("/com.snowplowanalytics.snowplow/tp2", "{\"data\":[" + json(event) + "]}")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'client_id':'c','user_id':'u' | event: LINK u c",
        "'app_instance_id':'i','user_id':'u' | event: LINK u i",
        "'client_id':'c' | none",
      })
  void ofGa4(String ids, String expected) throws ProtocolException {
    assertThat(
            said(
                new Ga4Protocol(),
                post("/mp/collect", json("{" + ids + ",'events':[{'name':'page_view'}]}"))))
        .isEqualTo(expected);
  }

  @Test
  void ofARecordedSignUpOfTheBrowserHaveTheIdsThatTheEventsHave() throws ProtocolException {
    for (ProtocolRequest request : Captured.requests("posthog-web-1.449.2")) {
      for (ParsedItem item : new PostHogProtocol().parse(request).items()) {
        assertThat(text(item)).isEqualTo("none");
      }
    }
  }

  @Test
  void areAtMostSixteenOfOneItem() throws ProtocolException {
    StringBuilder identities = new StringBuilder("'a':'0'");
    for (int i = 1; i < 100; i++) {
      identities.append(",'k%d':'%d'".formatted(i, i));
    }
    String entry =
        json("{'type':'track_id_bind','distinct_id':'u','identities':{" + identities + "}}");
    String data = Base64.getUrlEncoder().encodeToString(entry.getBytes(UTF_8));
    assertThat(
            sent(new SensorsProtocol().parse(post("/sa", "data=" + data)).items().getFirst())
                .said())
        .hasSize(16);
  }

  @Test
  void doNotShowIdsInTexts() throws ProtocolException {
    ParsedItem item =
        new SegmentProtocol()
            .parse(post("/v1/alias", json("{'userId':'anna@x.org','previousId':'browser-anna'}")))
            .items()
            .getFirst();
    assertThat(item.toString()).doesNotContain("anna");
  }

  private static String said(Protocol protocol, ProtocolRequest request) throws ProtocolException {
    List<ParsedItem> items = protocol.parse(request).items();
    assertThat(items).hasSize(1);
    return text(items.getFirst());
  }

  private static String text(ParsedItem item) {
    SentIdentities sent = sent(item);
    return sent.said().isEmpty()
        ? "none"
        : sent.call()
            + ": "
            + String.join(
                ", ",
                sent.said().stream()
                    .map(
                        one ->
                            one.kind()
                                + " "
                                + one.visitor()
                                + one.other().map(" "::concat).orElse(""))
                    .toList());
  }

  private static SentIdentities sent(ParsedItem item) {
    return switch (item) {
      case ParsedItem.Mappable(var _, SentIdentities sent) -> sent;
      case ParsedItem.IdentityCall(var _, SentIdentities sent) -> sent;
      case ParsedItem.Malformed(String problem) -> throw new AssertionError(problem);
    };
  }

  private static String json(String quoted) {
    return quoted.replace('\'', '"');
  }
}
