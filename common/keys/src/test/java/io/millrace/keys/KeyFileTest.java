package io.millrace.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @TempDir private Path directory;
  private Path path;
  private KeyFile file;

  @BeforeEach
  void open() {
    path = directory.resolve("data/keys.json");
    file = new KeyFile(path, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void holdsNoKeysBeforeItIsWritten() {
    assertThat(file.list()).isEmpty();
  }

  @Test
  void keepsWhatDescribesAKey() {
    NewKey made = file.create("importer", Role.WRITE, Optional.of(new KeyLimits(7, 9)));
    assertThat(file.list()).containsExactly(made.key());
    assertThat(made.key().name()).isEqualTo("importer");
    assertThat(made.key().role()).isEqualTo(Role.WRITE);
    assertThat(made.key().createdAt()).isEqualTo(NOW);
    assertThat(made.key().limits()).hasValue(new KeyLimits(7, 9));
    assertThat(made.key().isActive()).isTrue();
  }

  @Test
  void makesKeysOf256BitsThatBeginWithTheirPrefix() {
    NewKey made = file.create("a", Role.READ);
    assertThat(made.secret())
        .matches("mr_[A-Za-z0-9]{8}_[A-Za-z0-9_-]{43}")
        .startsWith("mr_" + made.key().prefix() + "_");
    assertThat(file.create("a", Role.READ).secret()).isNotEqualTo(made.secret());
  }

  @Test
  void storesNoSecret() throws IOException {
    NewKey made = file.create("a", Role.ADMIN);
    assertThat(Files.readString(path))
        .doesNotContain(made.secret().substring(12))
        .contains(made.key().sha256(), "\"admin\"");
    assertThat(made.toString()).doesNotContain(made.secret());
  }

  @Test
  void isReadableByItsOwnerOnly() throws IOException {
    file.create("a", Role.READ);
    assertThat(Files.getPosixFilePermissions(path))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void leavesNoTemporaryFile() throws IOException {
    file.create("a", Role.READ);
    try (var files = Files.list(path.getParent())) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("keys.json", "keys.json.lock");
    }
  }

  @Test
  void revokesOnce() {
    ApiKey key = file.create("a", Role.READ).key();
    ApiKey other = file.create("b", Role.READ).key();
    assertThat(file.revoke(key.prefix())).hasValue(key.revoked(NOW));
    assertThat(file.revoke(key.prefix())).isEmpty();
    assertThat(file.list()).containsExactly(key.revoked(NOW), other);
  }

  @Test
  void revokesNothingThatIsUnknown() {
    assertThat(file.revoke("00000000")).isEmpty();
  }

  @Test
  void losesNoKeyWhenManyAreMadeAtOnce() {
    List<ApiKey> made =
        IntStream.range(0, 40)
            .parallel()
            .mapToObj(i -> new KeyFile(path, Clock.systemUTC()).create("k" + i, Role.READ).key())
            .toList();
    assertThat(file.list()).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void neverOverwritesWhatItCannotRead() throws IOException {
    for (String content :
        List.of("", "{", "[]", "{\"keys\":null}", "{\"keys\":[null]}", "{\"keys\":[{}]}")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
      assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(file::list);
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> file.create("a", Role.READ));
      assertThat(Files.readString(path)).isEqualTo(content);
    }
  }
}
