package io.millrace.journey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the blocks of one journey as a store does: by key, in the order of unsigned bytes. */
final class BlocksInMemory {
  private final TreeMap<byte[], byte[]> blocks = new TreeMap<>(Arrays::compareUnsigned);

  Journey load() {
    return Journey.of(blocks());
  }

  void save(Journey journey) {
    journey.drainChanges().forEach(block -> blocks.put(block.key(), block.value()));
  }

  List<Block> blocks() {
    return blocks.entrySet().stream().map(BlocksInMemory::block).toList();
  }

  private static Block block(Map.Entry<byte[], byte[]> entry) {
    return new Block(entry.getKey(), entry.getValue());
  }
}
