package io.millrace.system.faults;

import io.millrace.kafka.net.FreePorts;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Ports of this machine, each given once: a killed server must find its port free again. */
final class LocalPorts {
  private static final Set<Integer> GIVEN = new HashSet<>();

  private LocalPorts() {}

  static synchronized int next() {
    return Stream.generate(() -> FreePorts.take(1).getFirst())
        .filter(GIVEN::add)
        .findFirst()
        .orElseThrow();
  }
}
