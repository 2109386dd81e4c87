package io.millrace.cli;

import io.millrace.importer.read.ReadOptions;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for how files are written. They have precedence over those of the mapping. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FileOptions {
  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--charset",
      paramLabel = "NAME",
      description =
          "Encoding of the files, for example GB18030 or windows-1252. Default: the byte order"
              + " mark, else UTF-8.")
  private Optional<Charset> charset;

  @Option(
      names = "--separator",
      paramLabel = "SIGN",
      description =
          "comma, semicolon, tab, pipe or one character. Default: the line sep=, else the header"
              + " decides.")
  private Optional<String> separator;

  @Option(
      names = "--comment",
      paramLabel = "SIGN",
      description = "The character that begins a line without data. Default: none.")
  private Optional<Character> comment;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "The sheet of a workbook. Default: the first one.")
  private Optional<String> sheet;

  ReadOptions options() {
    return new ReadOptions(charset, separator.map(this::sign), comment, List.of(), sheet, false);
  }

  private char sign(String text) {
    if (SEPARATORS.containsKey(text)) {
      return SEPARATORS.get(text);
    }
    if (text.length() != 1 || text.equals("\"")) {
      throw new ParameterException(
          spec.commandLine(), "--separator: expected comma, semicolon, tab, pipe or one character");
    }
    return text.charAt(0);
  }
}
