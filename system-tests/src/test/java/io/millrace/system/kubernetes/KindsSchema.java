package io.millrace.system.kubernetes;

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

/** What Kubernetes says of the kinds that are used here. */
final class KindsSchema {
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(kinds());

  /** What is wrong with the object; nothing when it is valid. */
  List<String> problems(JsonNode object) {
    return schema.validate(object).stream().map(Error::toString).toList();
  }

  private static JsonNode kinds() {
    try (InputStream text = KindsSchema.class.getResourceAsStream("kinds.json")) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
