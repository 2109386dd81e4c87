package io.millrace.collector;

import io.millrace.collector.protocol.Protocol;
import io.millrace.mapping.Mapping;
import io.millrace.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The mapping of each protocol: the built-in one, or a file of the user. Read once, at the start.
 */
final class ProtocolMappings {
  private final Map<String, Mapping> byProtocol;

  /**
   * Reads and checks all mappings.
   *
   * @param files the user's files by the name of the protocol
   * @throws IllegalArgumentException when a name is not that of a protocol, a file cannot be read,
   *     or a mapping has mistakes; the message lists them
   */
  ProtocolMappings(List<Protocol> protocols, Map<String, Path> files) {
    requireKnown(protocols, files.keySet());
    this.byProtocol =
        protocols.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Protocol::name,
                    protocol -> read(protocol, Optional.ofNullable(files.get(protocol.name())))));
  }

  /** The mapping of a protocol that was given to the constructor. */
  Mapping of(Protocol protocol) {
    Mapping mapping = byProtocol.get(protocol.name());
    if (mapping == null) {
      throw new IllegalArgumentException("no protocol has the name " + protocol.name());
    }
    return mapping;
  }

  private static void requireKnown(List<Protocol> protocols, Set<String> named) {
    Set<String> names = protocols.stream().map(Protocol::name).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(named);
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "millrace.collector.mappings names %s; the protocols are %s"
              .formatted(String.join(" ", unknown), String.join(" ", new TreeSet<>(names))));
    }
  }

  private static Mapping read(Protocol protocol, Optional<Path> file) {
    String source = file.map(Path::toString).orElse("the built-in mapping " + protocol.mapping());
    try {
      return file.isPresent()
          ? Mapping.read(source, Files.readString(file.get()))
          : Mapping.builtIn(protocol.mapping());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "millrace.collector.mappings.%s: cannot read %s: %s"
              .formatted(protocol.name(), source, e),
          e);
    } catch (MappingException e) {
      throw new IllegalArgumentException(
          "millrace.collector.mappings.%s: %s: %s"
              .formatted(protocol.name(), source, e.getMessage()),
          e);
    }
  }
}
