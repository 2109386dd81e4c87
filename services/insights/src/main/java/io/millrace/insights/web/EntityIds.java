package io.millrace.insights.web;

import io.millrace.events.Entity;
import io.millrace.web.ParameterReason;
import io.millrace.web.ProblemException;

/** Checks the ids of creators, campaigns and items in paths and parameters, and parts of them. */
public final class EntityIds {
  private static final int MOST_OF_A_PART = 64;

  private EntityIds() {}

  /**
   * Returns the id when it has 1 to {@value Entity#MOST} characters.
   *
   * @param name of the parameter
   * @throws ProblemException 400 that names the parameter
   */
  public static String checked(String name, String id) {
    return checked(name, id, Entity.MOST);
  }

  /**
   * Returns the part of an id or number when it has 1 to {@value #MOST_OF_A_PART} characters.
   *
   * @param name of the parameter
   * @throws ProblemException 400 that names the parameter
   */
  public static String part(String name, String text) {
    return checked(name, text, MOST_OF_A_PART);
  }

  private static String checked(String name, String id, int most) {
    int length = id.codePointCount(0, id.length());
    if (length < 1 || length > most) {
      throw ProblemException.ofParameter(
          name,
          ParameterReason.BAD_LENGTH,
          "1," + most,
          "%s has 1 to %d characters".formatted(name, most));
    }
    return id;
  }
}
