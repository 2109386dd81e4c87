package io.millrace.events;

import static io.millrace.events.EventType.PURCHASE;
import static io.millrace.events.EventType.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityTest {

  @Test
  void makesKeysOfPlatformTypeSourceAndId() {
    EventKey key = EventKey.of("douyin", VIEW, "e-1");

    assertThat(key).hasToString("3423a51ec166f1a738940131b50da372");
    assertThat(key)
        .isEqualTo(EventKey.of("douyin", VIEW, Optional.empty(), "e-1"))
        .isNotEqualTo(EventKey.of("kuaishou", VIEW, "e-1"))
        .isNotEqualTo(EventKey.of("douyin", PURCHASE, "e-1"))
        .isNotEqualTo(EventKey.of("douyin", VIEW, Optional.of("shop"), "e-1"))
        .isNotEqualTo(EventKey.of("douyin", VIEW, Optional.of("e"), "-1"));
  }

  @Test
  void ordersKeysAsUnsignedBytes() {
    EventKey small = new EventKey(1, -1);
    EventKey large = new EventKey(-1, 1);

    assertThat(small).isLessThan(large);
    assertThat(Arrays.compareUnsigned(small.toBytes(), large.toBytes())).isNegative();
    assertThat(EventKey.ofBytes(large.toBytes())).isEqualTo(large);
  }

  @Test
  void refusesShortBytes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Visitor.ofBytes(new byte[15]));
    assertThatIllegalArgumentException().isThrownBy(() -> EventKey.ofBytes(new byte[0]));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void findsTypesByNameAndNumber(EventType type) {
    assertThat(EventType.of(type.id())).hasValue(type);
    assertThat(EventType.ofNumber(type.number())).hasValue(type);
    assertThat(EventType.in(type.domain())).contains(type);
  }

  @Test
  void keepsAmountsWithinTheirRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money("CNY", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Money("CNY", Money.LIMIT));
    assertThat(new Money("CNY", Money.LIMIT - 1).minor()).isEqualTo(99_999_999_999L);
  }

  @Test
  void keepsEventsWithinTheirDomain() {
    EventEnvelope tip = Events.bare(EventType.TIP);

    assertThatIllegalArgumentException().isThrownBy(() -> new Event.Shopping(tip));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Event.Content(tip, OptionalLong.empty()));
  }
}
