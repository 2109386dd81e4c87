package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.events.Visitor;
import io.millrace.events.identity.IdentityStatement;
import io.millrace.events.identity.IdentityStatement.Kind;
import io.millrace.events.wire.proto.IdentityRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityCodecTest {
  private static final Visitor ANNA = new Visitor(1, 2);
  private static final Visitor BROWSER = new Visitor(3, 4);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void readsWhatItWrote(Kind kind) throws Exception {
    IdentityStatement statement = statement(kind, Optional.of("douyin"), 1_795_000_000_000L);
    assertThat(IdentityCodec.decode(IdentityCodec.encode(statement))).isEqualTo(statement);
    IdentityStatement nowhere = statement(kind, Optional.empty(), 0);
    assertThat(IdentityCodec.decode(IdentityCodec.encode(nowhere))).isEqualTo(nowhere);
  }

  @Test
  void equalStatementsOfSeveralTimesHaveOneKey() {
    byte[] key = IdentityCodec.key(statement(Kind.LINK, Optional.of("douyin"), 1));
    assertThat(IdentityCodec.key(statement(Kind.LINK, Optional.of("douyin"), 2))).isEqualTo(key);
    assertThat(IdentityCodec.key(statement(Kind.UNLINK, Optional.of("douyin"), 1)))
        .isNotEqualTo(key);
    assertThat(IdentityCodec.key(statement(Kind.LINK, Optional.of("wechat"), 1))).isNotEqualTo(key);
    assertThat(IdentityCodec.key(statement(Kind.LINK, Optional.empty(), 1))).isNotEqualTo(key);
  }

  @Test
  void refusesBytesThatAreNoStatement() {
    assertThatThrownBy(() -> IdentityCodec.decode("nonsense".getBytes(UTF_8)))
        .isInstanceOf(UndecodableException.class);
    assertThatThrownBy(
            () ->
                IdentityCodec.decode(IdentityRecord.newBuilder().setKind(9).build().toByteArray()))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("9");
    assertThatThrownBy(
            () ->
                IdentityCodec.decode(IdentityRecord.newBuilder().setKind(1).build().toByteArray()))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void theLongestStatementKeepsTheBound() {
    IdentityStatement longest =
        new IdentityStatement(
            Kind.UNLINK,
            new Visitor(-1, -1),
            Optional.of(new Visitor(-1, -1)),
            Optional.of("p".repeat(RecordBounds.NAME)),
            Long.MIN_VALUE,
            "p".repeat(40),
            "c".repeat(64),
            true);
    int record = IdentityCodec.key(longest).length + IdentityCodec.encode(longest).length;
    System.out.printf("identity statement: longest %d bytes%n", record);
    assertThat(record).isLessThan(RecordBounds.IDENTITY / 2);
  }

  private static IdentityStatement statement(Kind kind, Optional<String> platform, long at) {
    return new IdentityStatement(
        kind,
        ANNA,
        kind == Kind.SEEN ? Optional.empty() : Optional.of(BROWSER),
        platform,
        at,
        "segment",
        "identify",
        false);
  }
}
