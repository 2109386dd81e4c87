package io.millrace.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates the clients of the store. Only clients that have the secret of this start are
 * admitted; the secret is kept in memory only. The server's library has no authentication, so this
 * class is the server side of MongoDB's mechanism PLAIN (RFC 4616). The secret travels only over
 * the loopback interface.
 */
final class StoreLogin {
  private static final AttributeKey<Boolean> KNOWN = AttributeKey.valueOf("millrace-store-login");
  private static final String USER = "millrace";
  private static final String MECHANISM = "PLAIN";
  private static final int SECRET_BYTES = 32;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final int UNAUTHORIZED = 13;

  /** Commands that a driver sends before it authenticates, in lower case. */
  private static final Set<String> BEFORE =
      Set.of("hello", "ismaster", "buildinfo", "ping", "saslstart", "endsessions");

  private final String secret;

  private StoreLogin(String secret) {
    this.secret = secret;
  }

  /** Creates a login with a secret of 256 bits. */
  static StoreLogin fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new StoreLogin(HexFormat.of().formatHex(bytes));
  }

  /** Returns the connection string of a store on the given port of the loopback address. */
  String uri(int port, String database) {
    return "mongodb://%s:%s@127.0.0.1:%d/%s?authMechanism=%s&authSource=$external"
        .formatted(USER, secret, port, database, MECHANISM);
  }

  static boolean starts(String command) {
    return command.equalsIgnoreCase("saslStart");
  }

  /**
   * Rejects a command of a connection that is not authenticated.
   *
   * @throws MongoServerError with the code and text that MongoDB uses
   */
  static void check(Channel channel, String command) throws MongoServerError {
    if (!Boolean.TRUE.equals(channel.attr(KNOWN).get()) && !BEFORE.contains(lower(command))) {
      throw new MongoServerError(
          UNAUTHORIZED, "Unauthorized", "command %s requires authentication".formatted(command));
    }
  }

  /**
   * Authenticates the connection and returns the answer.
   *
   * @throws MongoServerError when the mechanism or the secret is wrong
   */
  Document answer(Channel channel, Document start) throws MongoServerError {
    if (!MECHANISM.equals(start.get("mechanism")) || !isSecret(start.get("payload"))) {
      throw new MongoServerError(
          AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
    }
    channel.attr(KNOWN).set(true);
    return new Document("conversationId", 1)
        .append("done", true)
        .append("payload", new BinData(new byte[0]))
        .append("ok", 1.0);
  }

  private boolean isSecret(@Nullable Object payload) {
    // PLAIN sends three parts: the authorization identity, the user and the secret. The first two
    // are equal here.
    byte[] wanted = "%1$s\0%1$s\0%2$s".formatted(USER, secret).getBytes(UTF_8);
    return switch (payload) {
      case byte[] bytes -> MessageDigest.isEqual(bytes, wanted);
      case BinData data -> MessageDigest.isEqual(data.getData(), wanted);
      case null, default -> false;
    };
  }

  private static String lower(String command) {
    return command.toLowerCase(Locale.ROOT);
  }
}
