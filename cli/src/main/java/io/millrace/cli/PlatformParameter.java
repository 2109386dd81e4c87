package io.millrace.cli;

import picocli.CommandLine.Parameters;

/** The platform that a query is about. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PlatformParameter {
  static final String DESCRIPTION = "The id of a platform, such as douyin.";

  @Parameters(index = "0", paramLabel = "PLATFORM", description = DESCRIPTION)
  private String id;

  String id() {
    return id;
  }
}
