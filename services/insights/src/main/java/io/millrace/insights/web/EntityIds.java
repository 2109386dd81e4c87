package io.millrace.insights.web;

import io.millrace.events.Entity;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;

/** Checks the ids of creators, campaigns and items in paths and parameters. */
public final class EntityIds {
  private EntityIds() {}

  /**
   * Returns the id when it has 1 to {@value Entity#MOST} characters.
   *
   * @param name of the parameter
   * @throws ProblemException 400 that names the parameter
   */
  public static String checked(String name, String id) {
    int length = id.codePointCount(0, id.length());
    if (length < 1 || length > Entity.MOST) {
      throw ProblemException.ofParameter(
          name,
          ParameterReason.BAD_LENGTH,
          "1," + Entity.MOST,
          "%s has 1 to %d characters".formatted(name, Entity.MOST));
    }
    return id;
  }
}
