package io.millrace.kafka.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which disks this process looks after.
 *
 * @param folders each on a disk of its own or not; none by default, as a service does not see the
 *     disk of a broker elsewhere
 * @param minFree what has to be free on the disk of each folder; by default 512 MB or 2 % of it,
 *     whichever is less, and never less than 64 MB
 */
@ConfigurationProperties("millrace.disk")
public record DiskSettings(@DefaultValue List<Path> folders, Optional<DataSize> minFree) {

  public DiskSettings {
    folders = List.copyOf(folders);
    minFree
        .filter(size -> size.toBytes() <= 0)
        .ifPresent(
            _ -> {
              throw new IllegalArgumentException("millrace.disk.min-free must be above 0");
            });
  }
}
