package io.millrace.kafka.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class BrokerRestartIT {

  @Test
  void comesBackOnItsPortWithItsData() throws Exception {
    try (TestBroker broker = TestBroker.start();
        Admin admin = connect(broker)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      String address = broker.bootstrapServers();

      broker.stop();
      broker.restart();

      assertThat(broker.bootstrapServers()).isEqualTo(address);
      assertThat(topics(admin)).contains("kept");
    }
  }

  private static Admin connect(TestBroker broker) {
    return Admin.create(
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }

  private static Iterable<String> topics(Admin admin)
      throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get();
  }
}
