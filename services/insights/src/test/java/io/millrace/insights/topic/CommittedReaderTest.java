package io.millrace.insights.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class CommittedReaderTest {

  @Test
  void closesTheConsumerAlsoWhenTheAdminClientCannotBeClosed() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    CommittedReader reader = new CommittedReader("summaries", failing(), consumer);
    assertThatThrownBy(reader::close).isInstanceOf(KafkaException.class);
    assertThat(consumer.closed()).isTrue();
  }

  /** An admin client every call of which fails. */
  private static Admin failing() {
    return (Admin)
        Proxy.newProxyInstance(
            Admin.class.getClassLoader(),
            new Class<?>[] {Admin.class},
            (_, _, _) -> {
              throw new KafkaException("failed by the test");
            });
  }
}
