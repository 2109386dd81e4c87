package io.millrace.importer.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipFile;

/** A content to import: a file, standard input, or one file inside a zip archive. */
public sealed interface Input {
  /** The name of standard input. */
  String STANDARD_INPUT = "-";

  /** Returns the name for messages. */
  String name();

  /**
   * Opens the content and reads its header.
   *
   * @throws UnreadableException when it is none of the known formats, or its header is damaged
   * @throws IOException when the file cannot be read
   */
  InputFile open(ReadOptions options) throws IOException;

  /**
   * Guesses the encoding from the beginning of the content.
   *
   * @return the encoding, or empty when it is UTF-8, is named in the content, or is not known
   */
  default Optional<Charset> guessCharset() throws IOException {
    return Optional.empty();
  }

  /** A file that is no archive. */
  record Plain(Path file) implements Input {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public InputFile open(ReadOptions options) throws IOException {
      return Magic.of(file) == Magic.ZIP
          ? InputFile.workbook(file, options)
          : InputFile.text(
              Content.of(OptionalLong.of(Files.size(file)), Files.newInputStream(file)), options);
    }

    @Override
    public Optional<Charset> guessCharset() throws IOException {
      if (Magic.of(file) == Magic.ZIP) {
        return Optional.empty();
      }
      try (Content content = Content.of(OptionalLong.empty(), Files.newInputStream(file))) {
        return CharsetGuess.of(content.bytes().readNBytes(1 << 16));
      }
    }
  }

  /** Standard input: text, plain or gzip. */
  record Standard() implements Input {
    @Override
    public String name() {
      return "standard input";
    }

    @Override
    public InputFile open(ReadOptions options) throws IOException {
      return InputFile.text(Content.of(OptionalLong.empty(), System.in), options);
    }
  }

  /** A text file in a zip archive. */
  record Zipped(Path archive, String entry) implements Input {
    @Override
    public String name() {
      return archive + "!" + entry;
    }

    @Override
    public InputFile open(ReadOptions options) throws IOException {
      ZipFile zip = Archive.open(archive);
      try {
        return InputFile.text(Archive.content(zip, entry), options).closing(zip);
      } catch (IOException e) {
        zip.close();
        throw e;
      }
    }
  }

  /**
   * Returns the contents of a file: its entries when it is a zip archive, otherwise itself.
   *
   * @param name a path, or {@value #STANDARD_INPUT}
   * @throws IOException when the file cannot be read
   */
  static List<Input> of(String name) throws IOException {
    if (name.equals(STANDARD_INPUT)) {
      return List.of(new Standard());
    }
    Path file = Path.of(name);
    return switch (Magic.of(file)) {
      case ZIP -> Archive.inputs(file);
      case OLD_OFFICE ->
          throw new UnreadableException("an old Excel file: save it as .xlsx or as CSV");
      case OTHER -> List.of(new Plain(file));
    };
  }
}
