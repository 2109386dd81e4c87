package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keys.ApiKey;
import io.millrace.keys.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
  @ParameterizedTest
  @CsvSource({
    "WRITE, WRITE, true",
    "WRITE, READ, false",
    "WRITE, ADMIN, false",
    "WRITE, COLLECT, true",
    "READ, COLLECT, false",
    "ADMIN, COLLECT, false",
    "READ, WRITE, false",
    "READ, READ, true",
    "READ, ADMIN, false",
    "ADMIN, WRITE, false",
    "ADMIN, READ, true",
    "ADMIN, ADMIN, true"
  })
  void opensWithAKeyWhatItsRoleIsFor(Role role, Role needed, boolean opens) {
    assertThat(new Caller.Authenticated(key(role)).opens(needed)).isEqualTo(opens);
    assertThat(role.opens(needed)).isEqualTo(opens);
  }

  @ParameterizedTest
  @CsvSource({"WRITE, false, false", "READ, true, false", "ADMIN, true, true"})
  void neverSendsForABrowser(Role role, boolean reads, boolean administers) {
    Caller browser = new Caller.Browser(key(role), new Session(Instant.EPOCH, "n"));
    assertThat(browser.opens(Role.WRITE)).isFalse();
    assertThat(browser.opens(Role.COLLECT)).isFalse();
    assertThat(browser.opens(Role.READ)).isEqualTo(reads);
    assertThat(browser.opens(Role.ADMIN)).isEqualTo(administers);
  }

  @Test
  void sendsNothingForGuestsAndOpensNothingToOthers() {
    assertThat(new Caller.LocalGuest().opens(Role.WRITE)).isFalse();
    assertThat(new Caller.LocalGuest().opens(Role.ADMIN)).isTrue();
    for (Role role : Role.values()) {
      assertThat(new Caller.Anonymous().opens(role)).isFalse();
      assertThat(new Caller.InvalidKey().opens(role)).isFalse();
    }
  }

  private static ApiKey key(Role role) {
    return new ApiKey(
        "AAAAAAAA",
        "0".repeat(64),
        "test",
        role,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
