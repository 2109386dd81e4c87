package io.millrace.system.stream;

import io.millrace.system.TestProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts aggregators as they are deployed: the executable jar, with a folder of its own. */
final class Aggregators {
  private Aggregators() {}

  /**
   * Starts one.
   *
   * @param folder of its state and, beside it, its log; kept over restarts
   * @param settings as {@code key=value}, without {@code millrace.}
   * @param environment besides that of this process
   */
  static TestProcess start(
      Path folder,
      String bootstrapServers,
      List<String> settings,
      Map<String, String> environment) {
    List<String> program = new ArrayList<>();
    program.addAll(List.of("-jar", TestProcess.executable("services/aggregator").toString()));
    program.add("--server.port=0");
    program.add("--spring.kafka.bootstrap-servers=" + bootstrapServers);
    program.add("--millrace.kafka.partitions=" + EventTopics.PARTITIONS);
    program.add("--millrace.aggregator.state-dir=" + folder);
    settings.forEach(setting -> program.add("--millrace." + setting));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    return TestProcess.java("512m", program, environment, log);
  }
}
