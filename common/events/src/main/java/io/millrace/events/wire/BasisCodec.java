package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.terms.Basis;
import io.millrace.events.terms.Terms;
import io.millrace.events.wire.proto.TermsRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What the data rests on as records of {@code millrace.terms}, of which the newest holds. */
public final class BasisCodec {
  private BasisCodec() {}

  /** The one key, so that compaction keeps the newest. */
  public static byte[] key() {
    return "terms".getBytes(UTF_8);
  }

  /** The value of a record. */
  public static byte[] encode(Basis basis) {
    Terms terms = basis.terms();
    return TermsRecord.newBuilder()
        .setZone(terms.zone().getId())
        .setLookbackMs(terms.lookback().toMillis())
        .setHalfLifeMs(terms.halfLife().toMillis())
        .setHorizonMs(terms.horizon().map(Duration::toMillis).orElse(0L))
        .setCrowd(terms.crowd())
        .setRules(terms.rules())
        .addAllRebuilds(basis.rebuilds())
        .setClearing(basis.clearing())
        .addAllRepublications(basis.republications())
        .setWithdrawing(basis.withdrawing())
        .build()
        .toByteArray();
  }

  /**
   * Reads the value of a record.
   *
   * @throws UndecodableException when the bytes are something else
   */
  public static Basis decode(byte[] value) throws UndecodableException {
    try {
      TermsRecord record = TermsRecord.parseFrom(value);
      Terms terms =
          new Terms(
              ZoneId.of(record.getZone()),
              Duration.ofMillis(record.getLookbackMs()),
              Duration.ofMillis(record.getHalfLifeMs()),
              Optional.of(Duration.ofMillis(record.getHorizonMs())).filter(d -> !d.isZero()),
              record.getCrowd(),
              record.getRules());
      return new Basis(
          terms,
          record.getRebuildsList(),
          record.getClearing(),
          record.getRepublicationsList(),
          record.getWithdrawing());
    } catch (InvalidProtocolBufferException | DateTimeException e) {
      throw new UndecodableException("not the terms of the data: " + e.getMessage(), e);
    }
  }
}
