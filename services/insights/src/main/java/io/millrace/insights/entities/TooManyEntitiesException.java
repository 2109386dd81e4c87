package io.millrace.insights.entities;

/** Thrown when the entities of a query need more memory than the settings allow. */
final class TooManyEntitiesException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooManyEntitiesException() {
    super(
        "the entities of this range need more memory than millrace.insights.entities.memory;"
            + " choose a shorter range or fewer platforms");
  }
}
