package io.millrace.standalone.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs Millrace until it is stopped. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Runs Millrace in this process: broker, store and all services, on this machine only.",
      "What it accepted survives a killed process, but not a power cut.",
      ""
    },
    footer = {
      "",
      "Stop it with Ctrl-C. The keys of this machine lie in the data folder: write.key, read.key,"
          + " admin.key."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ServeOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where everything is kept. Default: ./${DEFAULT-VALUE}.")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (Session session = Session.start(options.settings(data), out)) {
      out.println();
      out.println("Send events:    millrace send FILE   (with the key in " + data + "/write.key)");
      out.println("Ask for today:");
      new Examples(session).print(out, "douyin");
      out.println("Stop with Ctrl-C.");
      out.flush();
      session.awaitClose();
    }
    return Exit.OK;
  }
}
