package io.millrace.importer;

import io.millrace.importer.read.Input;
import io.millrace.importer.read.InputFile;
import io.millrace.importer.read.ReadOptions;
import io.millrace.mapping.MappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of an import, checked before anything of them is sent. */
final class ImportPlan {
  private final List<Planned> files = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final FileFormat format;
  private final ReadOptions options;

  /**
   * A file that can be opened.
   *
   * @param opened the file itself when it can be opened only once
   */
  record Planned(Input input, Optional<InputFile> opened) {}

  private ImportPlan(FileFormat format, ReadOptions options) {
    this.format = format;
    this.options = format.options(options);
  }

  /**
   * Opens every file, reads its header, and checks that it has the columns of the mapping.
   *
   * @throws UnusableFilesException when a file cannot be used; the message lists all of them
   */
  static ImportPlan of(List<String> names, FileFormat format, ReadOptions options)
      throws UnusableFilesException {
    ImportPlan plan = new ImportPlan(format, options);
    names.forEach(plan::add);
    if (!plan.problems.isEmpty()) {
      throw new UnusableFilesException(plan.problems);
    }
    return plan;
  }

  List<Planned> files() {
    return files;
  }

  InputFile open(Planned file) throws IOException {
    return file.opened().isPresent() ? file.opened().get() : file.input().open(options);
  }

  RecordMapper mapper(Planned file, InputFile open) {
    return RecordMapper.of(file.input().name(), open, format);
  }

  private void add(String name) {
    try {
      List<Input> inputs = Input.of(name);
      if (inputs.isEmpty()) {
        problems.add(name + ": holds no file");
      }
      inputs.forEach(this::check);
    } catch (IOException e) {
      problems.add(name + ": " + Failures.text(e));
    }
  }

  private void check(Input input) {
    try {
      InputFile file = input.open(options);
      boolean once = input instanceof Input.Standard;
      try {
        RecordMapper.of(input.name(), file, format);
      } finally {
        if (!once) {
          file.close();
        }
      }
      files.add(new Planned(input, once ? Optional.of(file) : Optional.empty()));
    } catch (MappingException e) {
      problems.add(input.name() + ": " + e.getMessage());
    } catch (IOException e) {
      problems.add(input.name() + ": " + Failures.text(e));
    }
  }
}
