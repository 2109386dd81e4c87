package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.access.Caller;
import io.millrace.keys.ApiKey;
import io.millrace.keys.KeyLimits;
import io.millrace.keys.Role;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RateLimitsTest {
  private static final RateSetting KEY = new RateSetting(10, DataSize.ofKilobytes(1));
  private static final RateSetting ADDRESS = new RateSetting(1, DataSize.ofBytes(10));
  private static final RateSetting COLLECT = new RateSetting(2, DataSize.ofBytes(20));

  private final RateLimits allowances =
      new RateLimits(
          new LimitSettings(
              KEY,
              ADDRESS,
              COLLECT,
              new LimitSettings.Streams(2, 1),
              100,
              DataSize.ofKilobytes(1),
              DataSize.ofKilobytes(1)),
          new ManualTime());

  @Test
  void givesAKeyTheSameAllowanceFromEverywhere() {
    Caller caller = known("AAAAAAAA", Optional.empty());
    RateLimit allowance = allowances.of(caller, address("10.0.0.1"));
    assertThat(allowances.of(caller, address("10.0.0.2"))).isSameAs(allowance);
    assertThat(allowance.rate()).isEqualTo(KEY);
  }

  @Test
  void givesEachKeyItsOwn() {
    assertThat(allowances.of(known("AAAAAAAA", Optional.empty()), address("10.0.0.1")))
        .isNotSameAs(allowances.of(known("BBBBBBBB", Optional.empty()), address("10.0.0.1")));
  }

  @Test
  void followsTheLimitsOfTheKey() {
    RateLimit allowance =
        allowances.of(known("AAAAAAAA", Optional.of(new KeyLimits(3, 4))), Optional.empty());
    assertThat(allowance.rate()).isEqualTo(new RateSetting(3, DataSize.ofBytes(4)));
  }

  @Test
  void countsCallersWithoutAGoodKeyByAddress() {
    RateLimit allowance = allowances.of(new Caller.Anonymous(), address("10.0.0.1"));
    assertThat(allowances.of(new Caller.InvalidKey(), address("10.0.0.1"))).isSameAs(allowance);
    assertThat(allowances.of(new Caller.Anonymous(), address("10.0.0.2"))).isNotSameAs(allowance);
    assertThat(allowance.rate()).isEqualTo(ADDRESS);
  }

  @Test
  void countsAnIpv6NetworkAsOneAddress() {
    Caller nobody = new Caller.Anonymous();
    RateLimit allowance = allowances.of(nobody, address("2001:db8:1:2:3:4:5:6"));
    assertThat(allowances.of(nobody, address("2001:db8:1:2:ffff::1"))).isSameAs(allowance);
    assertThat(allowances.of(nobody, address("2001:db8:1:3:3:4:5:6"))).isNotSameAs(allowance);
  }

  private static Optional<InetSocketAddress> address(String text) {
    return Optional.of(new InetSocketAddress(text, 1));
  }

  private static Caller known(String prefix, Optional<KeyLimits> limits) {
    return new Caller.Authenticated(
        new ApiKey(
            prefix,
            "0".repeat(64),
            "a",
            Role.READ,
            Instant.EPOCH,
            Optional.empty(),
            limits,
            Optional.empty(),
            Optional.empty()));
  }
}
