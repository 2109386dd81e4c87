package io.millrace.standalone.command;

import io.millrace.cli.Exit;
import io.millrace.cli.TopCommand;
import io.millrace.cli.Version;
import picocli.CommandLine.Command;

/** The top command with all others. */
@Command(
    name = "millrace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Shows, live and exactly, which traffic led to which money, on the platform"
            + " of the traffic or on another platform.",
    footer = {
      "  millrace demo                     a simulated world on http://127.0.0.1:8080/",
      "  millrace serve                    an empty Millrace that keeps its data in ./data",
      "  millrace send events.ndjson       sends your events to it",
      "  millrace watch                    numbers as they change",
      "  millrace query summary douyin     the last seven days of a platform",
      "  millrace help send                explains a command"
    },
    exitCodeList = {
      Exit.SAYS_OK,
      Exit.SAYS_REFUSED,
      Exit.SAYS_USAGE,
      Exit.SAYS_UNREACHABLE,
      Exit.SAYS_KEY_REFUSED,
      Exit.SAYS_CANNOT_START,
      Exit.SAYS_NOT_FOUND,
      Exit.SAYS_CANNOT_GO_ON,
      Exit.SAYS_NOT_COUNTED,
      Exit.SAYS_DIFFERS
    })
final class MillraceCommand extends TopCommand {}
