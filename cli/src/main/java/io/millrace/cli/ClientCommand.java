package io.millrace.cli;

import picocli.CommandLine.Command;

/** The top command of the client alone. */
@Command(
    name = "millrace",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Sends events to a running Millrace, queries its numbers and manages its keys.",
    footer = {
      "  millrace send events.ndjson       sends your events",
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
      Exit.SAYS_KEYS,
      Exit.SAYS_NOT_FOUND,
      Exit.SAYS_CANNOT_GO_ON,
      Exit.SAYS_NOT_COUNTED
    })
final class ClientCommand extends TopCommand {}
