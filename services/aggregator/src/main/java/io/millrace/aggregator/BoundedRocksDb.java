package io.millrace.aggregator;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Limits the native memory of all stores of the process together. The limits of RocksDB itself are
 * for each store.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  static final String CACHE_BYTES = "millrace.store.cache.bytes";

  private static @Nullable Shared shared;

  private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    Shared memory = shared((Long) requireNonNull(configs.get(CACHE_BYTES)));
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(memory.cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setWriteBufferManager(memory.writeBuffers);
    options.setTableFormatConfig(table);
    // Files take a third less. Blocks in the cache are not compressed, so only reads of the disk
    // pay for it.
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /** The memory is shared, so closing one store does not release it. */
  @Override
  public void close(String store, Options options) {}

  private static synchronized Shared shared(long bytes) {
    if (shared == null) {
      // The stores load the library only after this setter has run.
      RocksDB.loadLibrary();
      Cache cache = new LRUCache(bytes);
      shared = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
    }
    return shared;
  }
}
