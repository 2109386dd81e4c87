package io.millrace.cli;

import io.millrace.events.cell.Model;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the attribution model. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      completionCandidates = OptionNames.Models.class,
      description =
          "Attribution model: ${COMPLETION-CANDIDATES}. Default: last_touch, and for an"
              + " order all models.")
  private Optional<Model> model;

  Optional<String> id() {
    return model.map(Model::id);
  }
}
