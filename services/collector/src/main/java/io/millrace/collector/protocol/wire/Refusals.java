package io.millrace.collector.protocol.wire;

import io.millrace.collector.protocol.BatchResult;
import io.millrace.collector.protocol.ItemOutcome;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in a response which items were refused, and why. */
public final class Refusals {
  /** More would help nobody, and every response is small. */
  private static final int MAX_SHOWN = 10;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Refusals() {}

  /** Whether the request has items, and every one was refused. */
  public static boolean isAll(BatchResult result) {
    return !result.outcomes().isEmpty()
        && result.outcomes().stream().allMatch(ItemOutcome.Refused.class::isInstance);
  }

  /** An empty JSON object for a response. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Adds the number of refused items, and the reasons of the first ten, when there are any. */
  public static String with(ObjectNode response, BatchResult result) {
    if (!result.isClean()) {
      ArrayNode shown = JSON.createArrayNode();
      response.put("refused", add(result.outcomes(), shown));
      response.set("problems", shown);
    }
    return response.toString();
  }

  private static int add(List<ItemOutcome> outcomes, ArrayNode shown) {
    int refused = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof ItemOutcome.Refused(String code, String problem)) {
        refused++;
        if (refused <= MAX_SHOWN) {
          shown.addObject().put("index", i).put("code", code).put("detail", problem);
        }
      }
    }
    return refused;
  }
}
