package io.millrace.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.Console;
import io.millrace.cli.Exit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {
  private final Console console = new Console(ServerCommands::create);

  static Stream<CommandLine> commands() {
    return tree(ServerCommands.create());
  }

  private static Stream<CommandLine> tree(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::tree));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSaysWhatItDoesWithExamplesAndExitCodes(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    String name = line.getCommandSpec().qualifiedName();

    assertThat(usage.description()).isNotEmpty();
    assertThat(usage.footer()).isNotEmpty().anyMatch(example -> example.contains(name));
    assertThat(usage.exitCodeList()).containsKey("0");
    assertThat(usage.exitCodeList().keySet()).allMatch(code -> code.matches("[0-9]"));
    assertThat(line.getUsageMessage())
        .startsWith("Usage: " + name)
        .contains("--help", "Exit codes:", "Examples:");
    assertThat(line.getUsageMessage().lines()).allMatch(text -> text.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionAndParameterIsExplained(CommandLine line) {
    assertThat(line.getCommandSpec().options())
        .extracting(OptionSpec::description)
        .allMatch(text -> text.length > 0);
    assertThat(line.getCommandSpec().positionalParameters())
        .extracting(PositionalParamSpec::description)
        .allMatch(text -> text.length > 0);
  }

  @Test
  void aloneItShowsTheCommandsInTheOrderOfFirstUse() {
    assertThat(console.run()).isZero();
    List<String> commands =
        console.out().lines().dropWhile(text -> !text.equals("Commands:")).toList();
    assertThat(commands.stream().map(String::strip).map(text -> text.split(" ", 2)[0]))
        .containsSubsequence(
            "demo",
            "serve",
            "send",
            "watch",
            "query",
            "keys",
            "audit",
            "republish",
            "rebuild",
            "help",
            "completion");
  }

  @Test
  void explainsCommandsBelowCommands() {
    assertThat(console.run("help", "query", "summary")).isZero();
    assertThat(console.out()).startsWith("Usage: millrace query summary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"serf", "help serf", "qery", "query sumary", "keys lst"})
  void namesNearCommandsWhenOneIsMistyped(String arguments) {
    assertThat(console.run(arguments.split(" "))).isEqualTo(Exit.USAGE);
    assertThat(console.err()).containsPattern("Did you mean: .*(serve|query|summary|list)");
  }

  @Test
  void namesNearOptionsAndWhereHelpIs() {
    assertThat(console.run("query", "loops", "--fron", "today")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("--from", "Try 'millrace query loops --help'.");
  }

  @Test
  void explainsAMappingInShort() {
    assertThat(console.run("send", "--help")).isZero();
    assertThat(console.out()).contains("visitor: $customer", "case: kind");
  }

  @Test
  void printsAScriptThatCompletes() {
    assertThat(console.run("completion", "bash")).isZero();
    assertThat(console.out()).contains("complete -F _complete_millrace", "last_touch", "rankings");
  }

  @Test
  void saysItsVersion() {
    assertThat(console.run("--version")).isZero();
    assertThat(console.out()).startsWith("millrace ").contains("Java ");
  }
}
