package io.millrace.cli;

import io.millrace.cli.read.ReadRequest;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select the numbers of one channel or region. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FilterOptions {
  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description =
          "Only what names this channel: one of the catalog, other, or unnamed for what names none."
              + " The range is whole days.")
  private Optional<String> channel;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Only what names this region, in the same way. Not together with --channel.")
  private Optional<String> region;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  boolean isPresent() {
    return channel.isPresent() || region.isPresent();
  }

  /** Adds the filter to the request. */
  ReadRequest of(ReadRequest request) {
    if (channel.isPresent() && region.isPresent()) {
      throw new ParameterException(spec.commandLine(), "either --channel or --region");
    }
    return request.with("channel", channel).with("region", region);
  }
}
