package io.millrace.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Reports a mapping that is not valid. The message has a line for each mistake. */
public final class MappingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<MappingMistake> mistakes;

  MappingException(String mapping, List<MappingMistake> mistakes) {
    super(
        mistakes.stream()
            .map(mistake -> mapping + ", " + mistake)
            .collect(Collectors.joining("\n")),
        null,
        false,
        false);
    this.mistakes = List.copyOf(mistakes);
  }

  /** Returns all mistakes, by line. The first 50 are listed. */
  public List<MappingMistake> mistakes() {
    return mistakes;
  }
}
