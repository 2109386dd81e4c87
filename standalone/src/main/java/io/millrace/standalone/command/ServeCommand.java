package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Millrace until the process is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Millrace in this process: broker, store and all services, on this machine only, until"
          + " Ctrl-C.",
      "Accepted events survive a killed process, but not a power cut. The data"
          + " folder contains keys for this machine: read.key for the dashboard and"
          + " queries, write.key for sending events, and admin.key, which also shows"
          + " refused events."
    },
    footer = {
      "  millrace serve                            on http://127.0.0.1:8080/, data in ./data",
      "  millrace serve --data /srv/millrace --port 9090",
      "  millrace serve --zone Asia/Shanghai       days begin at midnight in Shanghai"
    },
    exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE, Exit.SAYS_CANNOT_START, Exit.SAYS_CANNOT_GO_ON})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServeOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "The data folder. Default: ./${DEFAULT-VALUE}.")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (TimedRun run = TimedRun.start(options.settings(spec.commandLine(), data), out)) {
      out.println();
      out.println("Dashboard       " + run.instance().url() + "/");
      out.println("  to sign in:   cat " + run.readKey());
      out.println("Send events     millrace send FILE   (with the key in " + data + "/write.key)");
      out.println("Show numbers    millrace watch");
      out.println("Query today:");
      new Examples(run).print(out, "douyin");
      out.println("Stop with Ctrl-C.");
      out.flush();
      run.awaitClose();
    }
    return Exit.OK;
  }
}
