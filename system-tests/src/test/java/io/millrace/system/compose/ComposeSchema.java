package io.millrace.system.compose;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema of Compose files. */
final class ComposeSchema {
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(published());

  /** What is wrong with the file; nothing when it is valid. */
  List<String> problems(ComposeFile file) {
    return schema.validate(file.tree()).stream().map(Error::toString).toList();
  }

  /** Its name is not an absolute URI, which the validator insists on, and nothing refers to it. */
  private static JsonNode published() {
    try (InputStream text = ComposeSchema.class.getResourceAsStream("compose-spec.json")) {
      JsonNode schema = JsonMapper.shared().readTree(Objects.requireNonNull(text));
      return schema.asObject().without("$id");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
