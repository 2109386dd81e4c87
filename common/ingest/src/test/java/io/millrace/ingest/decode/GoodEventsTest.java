package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.amount;
import static io.millrace.ingest.Samples.json;
import static io.millrace.ingest.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Entities;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.ingest.Samples;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodEventsTest {

  @ParameterizedTest
  @EnumSource(EventType.class)
  void acceptsEveryTypeWithOnlyWhatIsRequired(EventType type) throws Exception {
    EventEnvelope envelope = Reading.good(type.domain(), json(type)).envelope();

    assertThat(envelope.id()).isEqualTo("e-1");
    assertThat(envelope.type()).isEqualTo(type);
    assertThat(envelope.platform()).isEqualTo("douyin");
    assertThat(envelope.surface()).isEqualTo("live");
    assertThat(envelope.key()).isEqualTo(EventKey.of("douyin", envelope.type(), "e-1"));
    assertThat(envelope.visitor())
        .isEqualTo(
            type == EventType.SPEND
                ? Visitor.ofSpend(envelope.key())
                : new Pseudonyms(Samples.SECRET).of(Samples.VISITOR));
    assertThat(envelope.at()).isEqualTo(Instant.parse("2026-11-24T09:59:00Z").toEpochMilli());
    assertThat(envelope.entities()).isEqualTo(Entities.NONE);
    assertThat(envelope.channel()).isEmpty();
    assertThat(envelope.region()).isEmpty();
    assertThat(envelope.properties()).isEmpty();
  }

  @Test
  void readsWhatIsOptional() throws Exception {
    String fields =
        """
        "durationMs":86400000,"item":"v-9","channel":"search","region":"cn-gd",\
        "properties":{"z":1.50,"a":"x","b":true,"n":null}\
        """;

    Event event = Reading.good(Domain.CONTENT, with(json(EventType.VIEW), fields));

    assertThat(((Event.Content) event).durationMs()).hasValue(86_400_000);
    assertThat(event.envelope().entities().item()).hasValue("v-9");
    assertThat(event.envelope().channel()).hasValue("search");
    assertThat(event.envelope().region()).hasValue("cn-gd");
    assertThat(event.envelope().properties()).hasValue("{\"a\":\"x\",\"b\":true,\"z\":1.50}");
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void readsTheCreatorTheCampaignAndTheItemOfEveryType(EventType type) throws Exception {
    String fields = "\"creator\":\"\u674e\u5b50\u67d2\",\"campaign\":\"11.11\",\"item\":\"v-9\"";

    assertThat(Reading.good(type.domain(), with(json(type), fields)).envelope().entities())
        .isEqualTo(
            new Entities(
                Optional.of("\u674e\u5b50\u67d2"), Optional.of("11.11"), Optional.of("v-9")));
  }

  @Test
  void readsSpend() throws Exception {
    Event event =
        Reading.good(Domain.COMMERCE, json(EventType.SPEND).replace(amount("5"), amount("128.5")));

    assertThat(event).isEqualTo(new Event.Spend(event.envelope(), new Money("CNY", 12_850)));
  }

  @Test
  void keepsSpendAndATipWithOneIdApart() throws Exception {
    assertThat(Reading.good(Domain.COMMERCE, json(EventType.SPEND)).envelope().key())
        .isEqualTo(EventKey.of("douyin", EventType.SPEND, "e-1"))
        .isNotEqualTo(Reading.good(Domain.COMMERCE, json(EventType.TIP)).envelope().key());
  }

  @ParameterizedTest
  @CsvSource({
    "search, search, cn, cn",
    "Social, social, CN-GD, cn-gd",
    "word-of-mouth, other, CN-44, cn-gd",
    "iot, iot, Shenzhen, other",
    "other, other, us, us"
  })
  void countsChannelAndRegionByTheCatalogAndKeepsWhatWasSent(
      String channel, String counted, String region, String countedRegion) throws Exception {
    Event event =
        Reading.good(
            Domain.CONTENT,
            with(
                json(EventType.VIEW),
                "\"channel\":\"%s\",\"region\":\"%s\"".formatted(channel, region)));

    assertThat(event.envelope().channel()).hasValue(counted);
    assertThat(event.envelope().region()).hasValue(countedRegion);
    assertThat(event.envelope().sent())
        .isEqualTo(new EventEnvelope.Sent(Optional.of(channel), Optional.of(region)));
  }

  @Test
  void readsAmountsIntoMinorUnits() throws Exception {
    String json = with(json(EventType.PURCHASE), "\"amount\":" + amount("128.5"));

    Event.Purchase purchase = (Event.Purchase) Reading.good(Domain.COMMERCE, json);

    assertThat(purchase.order()).isEqualTo("o-1");
    assertThat(purchase.amount()).hasValue(new Money("CNY", 12_850));
  }

  @Test
  void acceptsPurchaseOfUnknownValue() throws Exception {
    String json = with(json(EventType.PURCHASE), "\"amount\":null");

    assertThat(((Event.Purchase) Reading.good(Domain.COMMERCE, json)).amount()).isEmpty();
  }

  @Test
  void countsSurfacesOutsideTheCatalogAsOther() throws Exception {
    String json = json(EventType.VIEW).replace("\"live\"", "\"a-new-tab\"");

    assertThat(Reading.good(Domain.CONTENT, json).envelope().surface()).isEqualTo("other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "durationMs",
        "creator",
        "campaign",
        "item",
        "channel",
        "region",
        "order",
        "amount",
        "properties"
      })
  void takesNullForAbsent(String field) throws Exception {
    String json = with(json(EventType.VIEW), "\"%s\":null".formatted(field));

    assertThat(Reading.good(Domain.CONTENT, json)).isEqualTo(good());
  }

  @Test
  void takesFieldsInAnyOrder() throws Exception {
    String json =
        """
        {"properties":{},"at":"2026-11-24T17:59:00+08:00","visitor":"alice@example.com",
         "surface":"live","platform":"douyin","type":"view","id":"e-1"}\
        """;

    assertThat(Reading.good(Domain.CONTENT, json)).isEqualTo(good());
  }

  @ParameterizedTest
  @CsvSource({"id,64", "visitor,128", "creator,128", "campaign,128", "item,128"})
  void countsLengthsInCodePoints(String field, int max) throws Exception {
    String longest = "\"%s\":\"%s\"".formatted(field, "\uD83D\uDE00".repeat(max));
    String json = json(EventType.VIEW).replaceFirst("\"%s\":\"[^\"]*\",?".formatted(field), "");

    assertThat(Reading.good(Domain.CONTENT, with(json, longest))).isNotNull();
  }

  @Test
  void givesOneVisitorOnePseudonymOnEveryPlatform() throws Exception {
    String elsewhere = json(EventType.VIEW).replace("douyin", "kuaishou");

    assertThat(Reading.good(Domain.CONTENT, elsewhere).envelope().visitor())
        .isEqualTo(good().envelope().visitor());
  }

  private static Event good() throws UnreadableException {
    return Reading.good(Domain.CONTENT, json(EventType.VIEW));
  }
}
