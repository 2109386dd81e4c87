package io.millrace.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what one creator, campaign or item earned over time. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
abstract sealed class EntityCommand extends Query {
  private final String entities;

  @Mixin private EntityOptions options;

  /**
   * @param entities the name of the type in paths, such as {@code creators}
   */
  EntityCommand(String entities) {
    this.entities = entities;
  }

  @Override
  public Integer call() throws IOException {
    return options.ask(entities);
  }

  /** Shows a creator. */
  @Command(
      name = "creator",
      description =
          "Shows what a creator of a platform earned over time: the credit of the touches that"
              + " name it, on all platforms, and its spend.",
      footer = {
        "  millrace query creator douyin li-1",
        "  millrace query creator douyin li-1 --grain month --last 365d --currency CNY"
      })
  static final class Creator extends EntityCommand {
    Creator() {
      super("creators");
    }
  }

  /** Shows a campaign. */
  @Command(
      name = "campaign",
      description = "Shows what a campaign of a platform earned over time, and its spend.",
      footer = "  millrace query campaign douyin spring-sale --last 30d")
  static final class Campaign extends EntityCommand {
    Campaign() {
      super("campaigns");
    }
  }

  /** Shows an item. */
  @Command(
      name = "item",
      description = "Shows what an item of a platform earned over time, and its spend.",
      footer = "  millrace query item taobao shoe-1 --last 30d")
  static final class Item extends EntityCommand {
    Item() {
      super("items");
    }
  }
}
