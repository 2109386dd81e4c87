package io.millrace.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventKey;
import io.millrace.events.Money;
import io.millrace.events.catalog.Catalog;
import io.millrace.ingest.Samples;
import io.millrace.ingest.answer.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads inputs as they come from the field, in which content and commerce are mixed. */
class FieldInputsTest {
  private static final Optional<Money> NONE = Optional.empty();

  @ParameterizedTest
  @CsvSource({
    "cancel-by-zero, 2",
    "correct-by-version, 2",
    "lines, 3",
    "partial-then-full-refund, 3",
    "pixel-then-webhook, 2",
    "refund-first, 2",
    "refund-other-currency, 2",
    "same-id-purchase-and-refund, 2",
    "same-id-two-tips, 2",
    "same-id-view-and-purchase, 2",
    "split-payment, 2",
    "take-back, 2"
  })
  void takesEveryEvent(String name, int count) throws Exception {
    assertThat(read(name)).hasSize(count).allMatch(Decoded.Valid.class::isInstance);
  }

  @Test
  void readsMoneyAsPeopleWriteIt() throws Exception {
    List<Decoded> read = read("money-as-people-write-it");

    assertThat(read.subList(0, 4).stream().map(FieldInputsTest::amount))
        .containsExactly(
            money("CNY", 2550), money("CNY", 12_800), money("JPY", 1200), money("CNY", 12_800));
    assertThat(read.subList(4, read.size()).stream().map(FieldInputsTest::code))
        .containsExactly(ProblemCode.BAD_AMOUNT);
  }

  @Test
  void refusesTheVisitorThatIsUndefined() throws Exception {
    assertThat(read("undefined-visitor").stream().map(FieldInputsTest::code))
        .containsExactly(ProblemCode.BAD_VISITOR, ProblemCode.BAD_VISITOR);
  }

  @Test
  void readsLinesOfAnOrder() throws Exception {
    assertThat(events("lines"))
        .extracting(event -> ((Event.Purchase) event).line().orElseThrow())
        .containsExactly("1", "2", "2");
  }

  @Test
  void readsAPurchaseWithoutAnAmountAndOneWith() throws Exception {
    assertThat(read("pixel-then-webhook").stream().map(FieldInputsTest::amount))
        .containsExactly(NONE, money("CNY", 10_000));
  }

  @ParameterizedTest
  @CsvSource({"same-id-view-and-purchase", "same-id-purchase-and-refund"})
  void keepsTwoTypesWithOneIdApart(String name) throws Exception {
    assertThat(keys(name)).doesNotHaveDuplicates().hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"same-id-two-tips", "correct-by-version", "take-back"})
  void takesOneTypeWithOneIdForOneEvent(String name) throws Exception {
    assertThat(keys(name).getFirst()).isEqualTo(keys(name).getLast());
  }

  @Test
  void readsACorrectionAndADeletion() throws Exception {
    assertThat(events("correct-by-version"))
        .extracting(event -> event.envelope().version())
        .containsExactly(0, 1);
    assertThat(events("take-back"))
        .satisfiesExactly(
            sent -> assertThat(sent).isInstanceOf(Event.Purchase.class),
            taken ->
                assertThat(taken)
                    .isEqualTo(
                        new Event.Deleted(
                            events("take-back").getFirst().envelope().withVersion(1))));
  }

  private static List<Event> events(String name) throws Exception {
    return read(name).stream().map(decoded -> ((Decoded.Valid) decoded).event()).toList();
  }

  private static List<EventKey> keys(String name) throws Exception {
    return events(name).stream().map(event -> event.envelope().key()).toList();
  }

  private static Optional<Money> amount(Decoded decoded) {
    return switch (((Decoded.Valid) decoded).event()) {
      case Event.Purchase purchase -> purchase.amount();
      case Event other -> throw new AssertionError(other);
    };
  }

  private static ProblemCode code(Decoded decoded) {
    return ((Decoded.Invalid) decoded).reason().code();
  }

  private static Optional<Money> money(String currency, long minor) {
    return Optional.of(new Money(currency, minor));
  }

  private static List<Decoded> read(String name) throws IOException, UnreadableException {
    EventValidator validator =
        new EventValidator(
            EnumSet.allOf(Domain.class),
            Catalog.builtIn(),
            new Pseudonyms(Samples.SECRET),
            Clock.fixed(Samples.NOW, ZoneOffset.UTC),
            Duration.ZERO,
            Samples.EARLIEST);
    try (InputStream in =
        Objects.requireNonNull(
            FieldInputsTest.class.getResourceAsStream("/field/" + name + ".json"))) {
      byte[] body = in.readAllBytes();
      return new BodyDecoder(validator).decode(body, body.length, BodyFormat.JSON);
    }
  }
}
