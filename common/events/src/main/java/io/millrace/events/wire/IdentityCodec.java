package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.Visitor;
import io.millrace.events.identity.IdentityStatement;
import io.millrace.events.wire.proto.IdentityRecord;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Converts identity statements to records of {@code millrace.identities}, and back. */
public final class IdentityCodec {
  private IdentityCodec() {}

  /**
   * The key of the record: the number of the kind, the visitor, the other visitor if there is one,
   * and the platform. So compaction keeps the newest of the statements that say the same.
   */
  public static byte[] key(IdentityStatement statement) {
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    key.write(statement.kind().number());
    key.writeBytes(statement.visitor().toBytes());
    statement.other().ifPresent(other -> key.writeBytes(other.toBytes()));
    statement.platform().ifPresent(platform -> key.writeBytes(platform.getBytes(UTF_8)));
    return key.toByteArray();
  }

  /** The value of the record. */
  public static byte[] encode(IdentityStatement statement) {
    IdentityRecord.Builder record =
        IdentityRecord.newBuilder()
            .setKind(statement.kind().number())
            .setVisitor(bytes(statement.visitor()))
            .setAt(statement.at())
            .setProtocol(statement.protocol())
            .setCall(statement.call())
            .setPublicKey(statement.publicKey());
    statement.other().map(IdentityCodec::bytes).ifPresent(record::setOther);
    statement.platform().ifPresent(record::setPlatform);
    return RecordBounds.require(
        "an identity statement", record.build().toByteArray(), RecordBounds.IDENTITY);
  }

  /**
   * Reads the value of a record. Unknown fields are skipped.
   *
   * @throws UndecodableException when the bytes are not an identity statement of this version
   */
  public static IdentityStatement decode(byte[] value) throws UndecodableException {
    try {
      IdentityRecord record = IdentityRecord.parseFrom(value);
      return new IdentityStatement(
          IdentityStatement.Kind.ofNumber(record.getKind())
              .orElseThrow(() -> new UndecodableException("unknown kind " + record.getKind())),
          visitor(record.getVisitor()),
          record.hasOther() ? Optional.of(visitor(record.getOther())) : Optional.empty(),
          record.hasPlatform() ? Optional.of(record.getPlatform()) : Optional.empty(),
          record.getAt(),
          record.getProtocol(),
          record.getCall(),
          record.getPublicKey());
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      throw new UndecodableException("not an identity statement: " + e.getMessage(), e);
    }
  }

  private static ByteString bytes(Visitor visitor) {
    return ByteString.copyFrom(visitor.toBytes());
  }

  private static Visitor visitor(ByteString bytes) {
    return Visitor.ofBytes(bytes.toByteArray());
  }
}
