package io.millrace.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.gateway.access.Caller;
import io.millrace.gateway.access.Session;
import io.millrace.keys.ApiKey;
import io.millrace.keys.Role;
import io.millrace.web.ProblemException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenStreamsTest {
  private final OpenStreams places = new OpenStreams(new LimitSettings.Streams(4, 2));

  @Test
  void limitsWhatOneKeyHasWhereverItIsUsed() {
    List<OpenStreams.Place> taken = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      taken.add(take(known("AAAAAAAA"), "10.0.0." + i));
    }
    assertRefused(known("AAAAAAAA"), "10.0.0.9");
    assertRefused(browser("AAAAAAAA"), "10.0.0.9");
    assertThat(take(known("BBBBBBBB"), "10.0.0.1")).isNotNull();
    taken.removeFirst().close();
    assertThat(take(known("AAAAAAAA"), "10.0.0.9")).isNotNull();
    assertRefused(known("AAAAAAAA"), "10.0.0.9");
  }

  @Test
  void limitsWhatTheBrowsersOfOneAddressHave() {
    var first = take(browser("AAAAAAAA"), "10.0.0.1");
    var second = take(browser("AAAAAAAA"), "10.0.0.1");
    assertRefused(browser("AAAAAAAA"), "10.0.0.1");
    assertRefused(new Caller.LocalGuest(), "10.0.0.1");
    assertThat(take(browser("AAAAAAAA"), "10.0.0.2")).isNotNull();
    first.close();
    second.close();
    assertThat(take(new Caller.LocalGuest(), "10.0.0.1")).isNotNull();
  }

  @Test
  void remembersNobodyWithoutAStream() {
    var place = take(browser("AAAAAAAA"), "10.0.0.1");
    assertThat(places.callers()).isEqualTo(2);
    place.close();
    assertThat(places.callers()).isZero();
  }

  @Test
  void takesNothingOfTheAddressWhenTheKeyIsRefused() {
    for (int i = 0; i < 4; i++) {
      var _ = take(known("AAAAAAAA"), "10.0.0.1");
    }
    assertRefused(browser("AAAAAAAA"), "10.0.0.1");
    assertThat(places.callers()).isEqualTo(1);
  }

  private OpenStreams.Place take(Caller caller, String address) {
    return places.take(caller, Optional.of(new InetSocketAddress(address, 1)));
  }

  private void assertRefused(Caller caller, String address) {
    assertThatThrownBy(() -> take(caller, address))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(429);
              assertThat(refusal.problem().code()).isEqualTo("too_many_streams");
              assertThat(refusal.retryAfter()).isPresent();
            });
  }

  private static Caller known(String prefix) {
    return new Caller.Authenticated(key(prefix));
  }

  private static Caller browser(String prefix) {
    return new Caller.Browser(key(prefix), new Session(Instant.EPOCH, "n"));
  }

  private static ApiKey key(String prefix) {
    return new ApiKey(
        prefix,
        "0".repeat(64),
        "test",
        Role.READ,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
