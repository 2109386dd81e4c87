package io.millrace.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keys.KeyFile;
import io.millrace.keys.NewKey;
import io.millrace.keys.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class ApiKeyIndexTest {
  @TempDir private Path directory;
  private Path path;
  private KeyFile file;
  private NewKey key;
  private ApiKeyIndex ring;

  @BeforeEach
  void makeAKey() {
    path = directory.resolve("keys.json");
    file = new KeyFile(path, Clock.systemUTC());
    key = file.create("a", Role.READ);
    ring = new ApiKeyIndex(path);
  }

  @Test
  void findsAKeyByItsWholeText() {
    assertThat(ring.find(key.secret())).hasValue(key.key());
    assertThat(ring.find(key.secret() + "x")).isEmpty();
    assertThat(ring.find(key.secret().substring(0, 54))).isEmpty();
    assertThat(ring.find("mr_" + key.key().prefix())).isEmpty();
    assertThat(ring.find(key.key().prefix())).isEmpty();
    assertThat(ring.find("")).isEmpty();
  }

  @Test
  void seesNewKeysAfterARefresh() {
    NewKey second = file.create("b", Role.WRITE);
    assertThat(ring.find(second.secret())).isEmpty();
    ring.refresh();
    assertThat(ring.find(second.secret())).hasValue(second.key());
    assertThat(ring.find(key.secret())).hasValue(key.key());
    assertThat(ring.active()).isEqualTo(2);
  }

  @Test
  void findsNoRevokedKey() {
    file.revoke(key.key().prefix());
    ring.refresh();
    assertThat(ring.find(key.secret())).isEmpty();
    assertThat(ring.active()).isZero();
  }

  @Test
  void keepsTheLastGoodKeysWhileTheFileIsBrokenOrGone() throws IOException {
    byte[] good = Files.readAllBytes(path);
    Files.writeString(path, "");
    assertKeptWithTrouble("not a file of keys");
    Files.delete(path);
    assertKeptWithTrouble("gone");
    Files.write(path, good);
    ring.refresh();
    assertThat(ring.trouble()).isEmpty();
    assertThat(new KeyHealth(ring).health().getStatus()).isEqualTo(Status.UP);
  }

  private void assertKeptWithTrouble(String trouble) {
    ring.refresh();
    assertThat(ring.find(key.secret())).hasValue(key.key());
    assertThat(ring.trouble().orElseThrow()).contains(trouble);
    assertThat(new KeyHealth(ring).health().getStatus().getCode()).isEqualTo("DEGRADED");
  }
}
