package io.millrace.demo.feed;

import java.util.Map;

/** The mistakes in wrong events. The gateway refuses each of them with a reason. */
enum Mistake {
  UNKNOWN_TYPE,
  UNKNOWN_PLATFORM,
  BAD_TIME,
  FAR_FUTURE,
  NO_VISITOR,
  UNKNOWN_FIELD;

  /** Puts the mistake into the fields of an event. */
  void make(Map<String, Object> fields) {
    switch (this) {
      case UNKNOWN_TYPE -> fields.put("type", "veiw");
      case UNKNOWN_PLATFORM -> fields.put("platform", fields.get("platform") + "-app");
      case BAD_TIME -> fields.put("at", "yesterday");
      case FAR_FUTURE -> fields.put("at", "2099" + String.valueOf(fields.get("at")).substring(4));
      case NO_VISITOR -> fields.remove("visitor");
      case UNKNOWN_FIELD -> fields.put("colour", "blue");
    }
  }
}
