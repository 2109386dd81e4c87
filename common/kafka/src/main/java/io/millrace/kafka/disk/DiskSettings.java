package io.millrace.kafka.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The disks that this process watches.
 *
 * @param folders folders on the same disk or on several disks; none by default, because a service
 *     cannot see the disk of a broker on another machine
 * @param minFree the free space that the disk of each folder needs; by default 512 MB or 2 % of the
 *     disk, whichever is less, and never less than 64 MB
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
