package io.millrace.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.events.Domain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Lines of one domain that are sent in one request. */
record EventBatch(Domain domain, List<Line> lines) {

  EventBatch {
    lines = List.copyOf(lines);
  }

  int size() {
    return lines.size();
  }

  byte[] body() {
    return lines.stream().map(Line::json).collect(Collectors.joining("\n")).getBytes(UTF_8);
  }

  byte[] gzippedBody() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
