package io.millrace.cli;

import io.millrace.importer.EventSender;
import io.millrace.importer.FileFormat;
import io.millrace.importer.FileImport;
import io.millrace.importer.ImportPreview;
import io.millrace.importer.ImportReport;
import io.millrace.importer.MappingGuess;
import io.millrace.importer.SendException;
import io.millrace.importer.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the events of files through the gateway. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    description = {
      "Sends events from files: JSON (an event per line, or arrays), CSV and Excel workbooks,"
          + " plain, gzip or zip. A file may mix events of all domains.",
      "Sending a file again, in parts or in another order, changes nothing: equal"
          + " ids are one event. A damaged record is reported with its line, and the"
          + " import continues. All files are checked before the first event is sent.",
      "",
      "Files that do not hold events of Millrace need a mapping, a YAML file that assigns columns"
          + " or keys to fields. --init writes a first one, --try shows its events.",
      "  time: iso                          # or {format: \"yyyy-MM-dd HH:mm:ss\", zone: UTC}",
      "  event:                             # for every row; $name is a column",
      "    id: $row                         # an id made of the cells that are used",
      "    visitor: $customer",
      "    platform: $app",
      "    at: $time",
      "  case: kind                         # the column that selects the case",
      "  when:",
      "    seen: {type: impression, surface: feed}",
      "    sold: {type: purchase, surface: shop, order: $row, amount: {value: $price, currency:"
          + " CNY}}"
    },
    footer = {
      "  millrace send events.ndjson",
      "  millrace send --init orders.xlsx > mine.yml",
      "  millrace send --format mine.yml --try orders.xlsx",
      "  millrace send --format mine.yml --rejects refused.csv orders.xlsx",
      "  millrace send --format taobao UserBehavior.csv.gz",
      "  zcat big.csv.gz | millrace send --format mine.yml -",
      "  millrace send --wait events.ndjson && millrace query platforms"
    },
    exitCodeList = {
      "0:done: every record is accepted, or skipped by the mapping",
      Exit.SAYS_REFUSED,
      Exit.SAYS_USAGE,
      Exit.SAYS_UNREACHABLE,
      Exit.SAYS_KEY_REFUSED,
      Exit.SAYS_CANNOT_GO_ON,
      Exit.SAYS_NOT_COUNTED
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; - for standard input.")
  private List<String> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "ndjson",
      description =
          "ndjson (events of Millrace in JSON), the name of a mapping that Millrace includes, for"
              + " example taobao, or a mapping file. Default: ${DEFAULT-VALUE}.")
  private String format;

  @Mixin private FileOptions fileOptions;

  @ArgGroup private Instead instead = new Instead();

  /** What may be done instead of sending. */
  static final class Instead {
    @Option(
        names = "--try",
        description = "Show the first events, and count what would be sent. Nothing is sent.")
    private boolean preview;

    @Option(
        names = "--init",
        description = "Write a first mapping for the file to standard output. Nothing is sent.")
    private boolean init;
  }

  @Mixin private GatewayOptions gateway;

  @Mixin private DeliveryOptions delivery;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write every refused record with its reason to this file. Correct the records there,"
              + " and send this file.")
  private Optional<Path> rejects;

  @Option(names = "--json", description = "Print the result as one line of JSON.")
  private boolean json;

  @Mixin private WaitOptions waiting;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (instead.init) {
      return init();
    }
    FileFormat fileFormat = FileFormat.of(format);
    return instead.preview ? preview(fileFormat) : send(fileFormat);
  }

  private int init() throws IOException {
    if (files.size() != 1) {
      throw usage("--init takes one file");
    }
    out().print(MappingGuess.of(files.getFirst(), fileOptions.options()));
    out().flush();
    return Exit.OK;
  }

  private int preview(FileFormat fileFormat) throws IOException {
    ImportPreview preview = ImportPreview.of(files, fileFormat, fileOptions.options());
    new PreviewText(preview).lines().forEach(out()::println);
    return preview.counts().bad() == 0 ? Exit.OK : Exit.REFUSED;
  }

  private int send(FileFormat fileFormat) throws IOException, InterruptedException {
    Target target = gateway.target();
    refuseToOverwrite();
    try (RejectLog log = RejectLog.open(err(), rejects);
        EventSender sender = new EventSender(target, delivery.settings(), log)) {
      FileImport work =
          new FileImport(fileFormat, fileOptions.options(), sender, InstantSource.system());
      ImportReport report;
      try (ImportProgress _ = ImportProgress.show(err(), work, sender)) {
        report = work.run(files);
      }
      return finish(report, waiting.counted(report, gateway.readApi(target), err()));
    }
  }

  /** Opening the file of refused records empties it, so it may not be an input. */
  private void refuseToOverwrite() throws IOException {
    for (String file : files) {
      if (rejects.isPresent() && isSame(rejects.get(), file)) {
        throw usage("--rejects: %s is an input; take another name".formatted(file));
      }
    }
  }

  private static boolean isSame(Path rejects, String file) throws IOException {
    Path input = Path.of(file);
    return Files.exists(rejects) && Files.exists(input) && Files.isSameFile(rejects, input);
  }

  private int finish(ImportReport report, Optional<Counted> counted) {
    PrintWriter out = out();
    out.print(json ? report.json(counted.map(Counted::inTime)) + "\n" : report.text());
    counted.filter(Counted::inTime).filter(_ -> !json).ifPresent(c -> out.println(c.text()));
    out.flush();
    counted.filter(c -> !c.inTime()).ifPresent(c -> err().println("millrace: " + c.text()));
    report.failure().ifPresent(e -> err().println("millrace: gave up: " + e.getMessage()));
    return report.failure().map(SendCommand::exitCode).orElseGet(() -> exitCode(report, counted));
  }

  private static int exitCode(ImportReport report, Optional<Counted> counted) {
    if (!report.clean()) {
      return Exit.REFUSED;
    }
    return counted.map(Counted::exitCode).orElse(Exit.OK);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static int exitCode(SendException failure) {
    return switch (failure.reason()) {
      case UNREACHABLE -> Exit.UNREACHABLE;
      case KEY_REFUSED -> Exit.KEY_REFUSED;
      case CANNOT_GO_ON -> Exit.CANNOT_GO_ON;
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
