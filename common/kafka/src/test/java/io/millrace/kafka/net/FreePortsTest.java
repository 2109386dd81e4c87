package io.millrace.kafka.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FreePortsTest {
  private static final Path GIVEN_AWAY = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  @Test
  void portsAreDifferentAndFree() throws IOException {
    List<Integer> ports = FreePorts.take(50);
    assertThat(ports).hasSize(50).doesNotHaveDuplicates();
    for (int port : ports) {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }
  }

  /** The range is a setting of the machine, so this fails where somebody changed it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void thePortsAreBelowTheRangeThatTheSystemGivesAway() throws IOException {
    try (Scanner range = new Scanner(GIVEN_AWAY, UTF_8)) {
      int first = range.nextInt();
      assertThat(FreePorts.take(500)).allMatch(port -> port < first);
    }
  }
}
