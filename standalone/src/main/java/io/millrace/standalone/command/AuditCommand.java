package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.cli.Messages;
import io.millrace.cli.StatusLine;
import io.millrace.events.catalog.Catalog;
import io.millrace.standalone.audit.AuditException;
import io.millrace.standalone.audit.AuditResult;
import io.millrace.standalone.audit.AuditSettings;
import io.millrace.standalone.audit.TopicAudit;
import io.millrace.standalone.server.StoppedFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.springframework.util.unit.DataSize;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recomputes every number from the events and compares it with the stored one. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Recomputes every number from the events with a plain calculation, which is"
          + " independent of the normal one, and prints the differences.",
      "It audits a data folder, whose Millrace must be stopped, or with --bootstrap"
          + " the broker of a deployment at a quiet time. It changes no number. In a"
          + " folder, it first counts the events that a killed process left uncounted.",
      "It leaves out two kinds of cells and prints how many: cells that are too old"
          + " to be kept, and cells of visitors whose numbers depend on the order of"
          + " arrival (near the horizon, or more events a day than the cap)."
    },
    footer = {
      "  millrace audit                               the data in ./data",
      "  millrace audit --bootstrap kafka:9092 --catalog platforms.csv",
    },
    exitCodeList = {
      "0:every number equals the sum of the events",
      Exit.SAYS_USAGE,
      "5:not possible here: folder in use, no data in it, old events gone, or"
          + " events still arriving",
      Exit.SAYS_DIFFERS
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AuditCommand implements Callable<Integer> {
  /** In a stopped data folder nothing sends events, so a short time is enough. */
  private static final Duration FOLDER_PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private FolderOptions folder;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Brokers of a deployment, instead of a data folder.")
  private Optional<String> bootstrap;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "With --bootstrap: file of properties for Kafka clients, for TLS and SASL.")
  private Optional<Path> kafkaConfig;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "60s",
      description =
          "With --bootstrap: how long to wait until all events are counted. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration patience;

  @Option(
      names = "--incomplete",
      description = "Compares the remaining windows although old events are gone.")
  private boolean incomplete;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description =
          "Memory limit for events and cells together. With less memory, the events are"
              + " read several times. Default: half of the memory that Java may use.")
  private Optional<Integer> memory;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of differences to print. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (limit < 0 || memory.filter(size -> size < 1).isPresent()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--limit must be at least 0, --memory at least 1");
    }
    AuditResult result =
        folder.report(spec.commandLine(), this::audit, AuditReport::text, AuditReport::fields);
    return result.isClean() ? Exit.OK : Exit.DIFFERS;
  }

  private AuditResult audit(PrintWriter out) throws InterruptedException, IOException {
    return bootstrap.isPresent() ? deployment(bootstrap.get(), out) : folder(out);
  }

  private AuditResult folder(PrintWriter out) throws InterruptedException, IOException {
    folder.begin(out, "auditing the data in %s");
    CountLine line = new CountLine(StatusLine.on(out));
    try (StoppedFolder stopped =
        StoppedFolder.open(folder.data(), folder.catalog(), step -> out.println("  " + step))) {
      stopped.countAll(line::show);
      return audit(stopped.client(), FOLDER_PATIENCE, out);
    }
  }

  private AuditResult deployment(String brokers, PrintWriter out)
      throws InterruptedException, IOException {
    Map<String, Object> client = new HashMap<>();
    if (kafkaConfig.isPresent()) {
      Properties properties = new Properties();
      try (Reader file = Files.newBufferedReader(kafkaConfig.get())) {
        properties.load(file);
      }
      properties.forEach((key, value) -> client.put(key.toString(), value));
    }
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
    out.println("auditing what is on " + brokers);
    return audit(client, patience, out);
  }

  private AuditResult audit(Map<String, Object> client, Duration wait, PrintWriter out)
      throws InterruptedException, IOException {
    DataSize size =
        memory
            .map(DataSize::ofMegabytes)
            .orElseGet(() -> DataSize.ofBytes(Runtime.getRuntime().maxMemory() / 2));
    Catalog platforms = Catalog.at(folder.catalog().map(Path::toString));
    AuditSettings settings = new AuditSettings(client, platforms, incomplete, size, limit, wait);
    try {
      return new TopicAudit(settings, step -> out.println("  " + step)).run();
    } catch (KafkaException e) {
      // Kafka's clients wrap the error that names a wrong address or a failed login.
      throw new AuditException("the broker cannot be read: " + Messages.of(Messages.rootOf(e)));
    }
  }
}
