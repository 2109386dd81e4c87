package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.keys.ApiKeyIndexes;
import io.millrace.keys.ApiKey;
import io.millrace.keys.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTokensTest {
  private static final Instant END = Instant.parse("2026-11-25T12:00:00Z");
  private static final String SECRET = "0123456789abcdef";

  @TempDir private Path directory;
  private ApiKeyIndexes keys;
  private ApiKey key;

  @BeforeEach
  void makeAKey() {
    keys = new ApiKeyIndexes(directory.resolve("keys.json"));
    key = keys.create(Role.READ);
  }

  @Test
  void isGoodUntilItsEnd() {
    String token = at(END.minusSeconds(60), SECRET).write(key, END);
    assertThat(at(END.minusSeconds(1), SECRET).read(token).map(Caller.Browser::key)).hasValue(key);
    assertThat(at(END, SECRET).read(token)).isEmpty();
    assertThat(at(END.plusSeconds(1), SECRET).read(token)).isEmpty();
  }

  @Test
  void isGoodOnEveryInstanceWithThatSecretAndNoOther() {
    String token = at(END.minusSeconds(60), SECRET).write(key, END);
    assertThat(at(END.minusSeconds(60), SECRET).read(token).map(Caller.Browser::key)).hasValue(key);
    assertThat(at(END.minusSeconds(60), "another secret of 16").read(token)).isEmpty();
  }

  @Test
  void isGoodForItsKeyOnly() {
    SessionTokens tokens = at(END.minusSeconds(60), SECRET);
    ApiKey twin =
        new ApiKey(
            key.prefix(),
            "0".repeat(64),
            key.name(),
            Role.ADMIN,
            key.createdAt(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(tokens.read(tokens.write(twin, END))).isEmpty();
    String token = tokens.write(key, END);
    keys.revoke(key);
    assertThat(at(END.minusSeconds(60), SECRET).read(token)).isEmpty();
  }

  @Test
  void isNeverTheSameTwice() {
    SessionTokens tokens = at(END.minusSeconds(60), SECRET);
    assertThat(tokens.write(key, END)).isNotEqualTo(tokens.write(key, END));
  }

  @Test
  void changesWithEveryCharacter() {
    SessionTokens tokens = at(END.minusSeconds(60), SECRET);
    String token = tokens.write(key, END);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == '7' ? '8' : '7';
      String forged = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.read(forged)).as(forged).isEmpty();
    }
  }

  private SessionTokens at(Instant now, String secret) {
    return new SessionTokens(secret, keys.index(), () -> now);
  }
}
