package io.millrace.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.kafka.disk.Disk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerFailureMessageTest {
  private static final Path DATA = Path.of("/srv/millrace");

  @Test
  void saysThatTheDiskIsFull() {
    assertThat(BrokerFailureMessage.of(DATA, "ReplicaManager fails", _ -> new Disk.Room(0, 1)))
        .isEqualTo(
            "millrace: cannot go on: the disk of /srv/millrace is full; free some room and start"
                + " again, nothing that was accepted is lost");
  }

  @Test
  void saysWhereElseToLook() {
    assertThat(BrokerFailureMessage.of(DATA, "the reason", _ -> new Disk.Room(1L << 40, 1L << 40)))
        .contains("(the reason)", "/srv/millrace/logs/millrace.log")
        .doesNotContain("\n");
  }
}
