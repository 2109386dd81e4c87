package io.millrace.standalone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.keys.KeyFile;
import io.millrace.keys.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void letsOnlyOneIn() {
    try (DataFolder _ = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("another Millrace uses the data folder");
    }
    try (DataFolder again = DataFolder.open(folder)) {
      assertThat(again.paths().root()).isEqualTo(folder);
    }
  }

  @Test
  void makesALocalKeyPerRoleAndKeepsItWhileItIsGood() {
    DataPaths paths = new DataPaths(folder);
    LocalKeys.ensure(paths, Clock.systemUTC());
    String first = new PrivateFile(paths.writeKey()).read().orElseThrow();

    LocalKeys.ensure(paths, Clock.systemUTC());
    assertThat(new PrivateFile(paths.writeKey()).read()).contains(first);

    KeyFile keys = new KeyFile(paths.keys(), Clock.systemUTC());
    assertThat(keys.list())
        .extracting(key -> key.role())
        .containsExactly(Role.WRITE, Role.READ, Role.ADMIN);
    assertThat(keys.revoke(keys.list().getFirst().prefix())).isPresent();
    LocalKeys.ensure(paths, Clock.systemUTC());
    assertThat(new PrivateFile(paths.writeKey()).read().orElseThrow()).isNotEqualTo(first);
  }

  @Test
  void keepsSecretsFromOthers() throws IOException {
    DataPaths paths = new DataPaths(folder);
    String secret = Secrets.kept(paths.visitorSecret());

    assertThat(secret).hasSize(64).isEqualTo(Secrets.kept(paths.visitorSecret()));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(paths.visitorSecret().path())))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsTheSecretOfSessionsOverRestarts() throws IOException {
    DataPaths paths = new DataPaths(folder);
    String secret = Secrets.kept(paths.sessionSecret());

    assertThat(Secrets.kept(new DataPaths(folder).sessionSecret())).isEqualTo(secret);
    assertThat(secret).isNotEqualTo(Secrets.kept(paths.visitorSecret()));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(paths.sessionSecret().path())))
        .isEqualTo("rw-------");
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortCheck.check("127.0.0.1", taken.getLocalPort(), "--port"))
          .isInstanceOf(StartException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("choose another with --port");
    }
  }
}
