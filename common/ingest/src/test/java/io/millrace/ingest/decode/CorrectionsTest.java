package io.millrace.ingest.decode;

import static io.millrace.ingest.Samples.amount;
import static io.millrace.ingest.Samples.json;
import static io.millrace.ingest.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventKey;
import io.millrace.events.EventType;
import io.millrace.ingest.answer.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTest {
  private static final String PURCHASE = json(EventType.PURCHASE);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
  void readsTheVersion(int version) throws Exception {
    assertThat(version(with(PURCHASE, "\"version\":" + version))).isEqualTo(version);
  }

  @Test
  void hasVersionZeroAndIsNotDeletedWhenNothingIsSaid() throws Exception {
    assertThat(version(PURCHASE)).isZero();
    assertThat(good(with(PURCHASE, "\"version\":null,\"deleted\":null")))
        .isEqualTo(good(PURCHASE))
        .isInstanceOf(Event.Purchase.class);
    assertThat(good(with(PURCHASE, "\"deleted\":false"))).isEqualTo(good(PURCHASE));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void takesBackEventsOfEveryType(EventType type) throws Exception {
    Event sent = Reading.good(type.domain(), json(type));
    Event taken = Reading.good(type.domain(), with(json(type), "\"version\":3,\"deleted\":true"));

    assertThat(taken).isEqualTo(new Event.Deleted(sent.envelope().withVersion(3)));
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"PURCHASE", "REFUND", "TIP", "AD_REVENUE", "SPEND"})
  void needsNeitherOrderNorAmountToTakeAnEventBack(EventType type) throws Exception {
    String bare =
        with(
            json(type).replaceAll(",\"order\":\"o-1\"|,\"amount\":\\{[^}]*}", ""),
            "\"deleted\":true");

    assertThat(good(bare)).isInstanceOf(Event.Deleted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type", "platform", "surface", "visitor", "at"})
  void needsEverythingElseToTakeAnEventBack(String field) throws Exception {
    String json =
        with(PURCHASE, "\"deleted\":true")
            .replaceFirst("\"%s\":\"[^\"]*\"".formatted(field), "\"%s\":null".formatted(field));

    assertThat(code(json)).isEqualTo(ProblemCode.MISSING_FIELD);
  }

  @Test
  void checksWhatATakenBackEventHas() throws Exception {
    String taken = with(PURCHASE, "\"deleted\":true");

    assertThat(code(with(taken, "\"amount\":" + amount("1.234"))))
        .isEqualTo(ProblemCode.BAD_AMOUNT);
    assertThat(code(with(taken, "\"durationMs\":1"))).isEqualTo(ProblemCode.FIELD_NOT_ALLOWED);
    assertThat(code(with(taken, "\"line\":\"\""))).isEqualTo(ProblemCode.BAD_LENGTH);
    assertThat(code(with(taken, "\"deleted\":true"))).isEqualTo(ProblemCode.DUPLICATE_FIELD);
    assertThat(
            code(
                taken
                    .replace("e-1\"", "e-1\",\"visitor\":\"undefined\"")
                    .replaceFirst("\"visitor\":\"alice[^\"]*\",", "")))
        .isEqualTo(ProblemCode.BAD_VISITOR);
  }

  @Test
  void readsTheLineOfAPurchase() throws Exception {
    String line = "\uD83D\uDE00".repeat(64);

    assertThat(good(with(PURCHASE, "\"line\":\"%s\"".formatted(line))))
        .isInstanceOfSatisfying(
            Event.Purchase.class, purchase -> assertThat(purchase.line()).hasValue(line));
    assertThat(good(PURCHASE))
        .isInstanceOfSatisfying(
            Event.Purchase.class, purchase -> assertThat(purchase.line()).isEmpty());
  }

  @Test
  void givesEventsOfTwoTypesWithOneIdTwoKeys() throws Exception {
    assertThat(good(PURCHASE).envelope().key())
        .isEqualTo(EventKey.of("douyin", EventType.PURCHASE, "e-1"))
        .isNotEqualTo(good(json(EventType.REFUND)).envelope().key());
  }

  private static int version(String json) throws UnreadableException {
    return good(json).envelope().version();
  }

  private static Event good(String json) throws UnreadableException {
    return Reading.good(Domain.COMMERCE, json);
  }

  private static ProblemCode code(String json) throws UnreadableException {
    return Reading.bad(Domain.COMMERCE, json).code();
  }
}
