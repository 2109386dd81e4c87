package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.wire.proto.TermsRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What the data rests on as records of {@code millrace.terms}, of which the newest holds. */
public final class GenerationRecordCodec {
  private GenerationRecordCodec() {}

  /** The one key, so that compaction keeps the newest. */
  public static byte[] key() {
    return "terms".getBytes(UTF_8);
  }

  /** The value of a record. */
  public static byte[] encode(GenerationRecord record) {
    CalculationSettings calculation = record.calculation();
    return TermsRecord.newBuilder()
        .setZone(calculation.zone().getId())
        .setLookbackMs(calculation.lookback().toMillis())
        .setHalfLifeMs(calculation.halfLife().toMillis())
        .setHorizonMs(calculation.horizon().map(Duration::toMillis).orElse(0L))
        .setCrowd(calculation.crowd())
        .setRules(calculation.rules())
        .addAllRebuilds(record.rebuilds())
        .setClearing(record.clearing())
        .addAllRepublications(record.republications())
        .setWithdrawing(record.withdrawing())
        .build()
        .toByteArray();
  }

  /**
   * Reads the value of a record.
   *
   * @throws UndecodableException when the bytes are something else
   */
  public static GenerationRecord decode(byte[] value) throws UndecodableException {
    try {
      TermsRecord record = TermsRecord.parseFrom(value);
      CalculationSettings calculation =
          new CalculationSettings(
              ZoneId.of(record.getZone()),
              Duration.ofMillis(record.getLookbackMs()),
              Duration.ofMillis(record.getHalfLifeMs()),
              Optional.of(Duration.ofMillis(record.getHorizonMs())).filter(d -> !d.isZero()),
              record.getCrowd(),
              record.getRules());
      return new GenerationRecord(
          calculation,
          record.getRebuildsList(),
          record.getClearing(),
          record.getRepublicationsList(),
          record.getWithdrawing());
    } catch (InvalidProtocolBufferException | DateTimeException e) {
      throw new UndecodableException("not the terms of the data: " + e.getMessage(), e);
    }
  }
}
