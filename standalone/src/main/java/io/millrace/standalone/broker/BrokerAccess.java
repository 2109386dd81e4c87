package io.millrace.standalone.broker;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.plain.PlainLoginModule;

/**
 * How clients of one start of the broker get in: where it listens, and the secret without which it
 * answers nobody, so that other accounts of the machine neither read nor write. The secret is made
 * anew for every start and is kept in memory only. It crosses nothing but the loopback interface.
 *
 * @param ports where the broker listens
 * @param secret letters and digits
 */
public record BrokerAccess(BrokerPorts ports, String secret) {
  static final String MECHANISM = "PLAIN";
  static final String PROTOCOL = "SASL_PLAINTEXT";
  private static final String USER = "millrace";
  private static final int SECRET_BYTES = 32;

  /** Free ports and a secret of 256 bits. */
  public static BrokerAccess fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new BrokerAccess(BrokerPorts.free(), HexFormat.of().formatHex(bytes));
  }

  /** {@code host:port} for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + ports.clients();
  }

  /** What a client adds to its settings besides the address, by Kafka's names. */
  public Map<String, String> credentials() {
    return Map.of(
        CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
        PROTOCOL,
        SaslConfigs.SASL_MECHANISM,
        MECHANISM,
        SaslConfigs.SASL_JAAS_CONFIG,
        login() + ";");
  }

  /** The login of the broker itself, which also says whom it lets in. */
  String server() {
    return "%s user_%s=\"%s\";".formatted(login(), USER, secret);
  }

  @Override
  public String toString() {
    return "BrokerAccess[%s]".formatted(ports);
  }

  private String login() {
    return "%s required username=\"%s\" password=\"%s\""
        .formatted(PlainLoginModule.class.getName(), USER, secret);
  }
}
