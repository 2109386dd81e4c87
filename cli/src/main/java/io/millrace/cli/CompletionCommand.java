package io.millrace.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script for the completion of commands and options in a shell. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a script that completes commands and options in a shell, with Tab.",
    footer = {
      "  source <(millrace completion bash)      in this shell",
      "  millrace completion bash >/etc/bash_completion.d/millrace",
      "  autoload -U +X bashcompinit && bashcompinit && source <(millrace completion zsh)"
    },
    exitCodeList = {Exit.SAYS_OK, Exit.SAYS_USAGE})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      description = "${COMPLETION-CANDIDATES}; the script is the same for both.")
  private Shell shell;

  /** The shells that can use the script. */
  enum Shell {
    bash,
    zsh
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("# Completion of millrace commands in " + shell + ".");
    out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    out.flush();
    return Exit.OK;
  }
}
