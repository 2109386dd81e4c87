package io.millrace.events.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.generation.CalculationSettings;
import io.millrace.events.generation.GenerationRecord;
import io.millrace.events.generation.ResultPlacement;
import io.millrace.events.wire.proto.TermsRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Converts generation records to records of {@code millrace.terms}, and back. The newest record of
 * the topic is valid.
 */
public final class GenerationRecordCodec {
  /** Rules 4 and 5 give the same numbers, so data of rules 4 is continued with rules 5. */
  private static final int CONTINUED = 4;

  private static final int CONTINUED_WITH = 5;

  private GenerationRecordCodec() {}

  /** The only key of the topic, so that compaction keeps the newest record. */
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
        .setByTask(record.placement() == ResultPlacement.BY_TASK)
        .build()
        .toByteArray();
  }

  /**
   * Reads the value of a record.
   *
   * @throws UndecodableException when the bytes are not a generation record
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
              record.getRules() == CONTINUED ? CONTINUED_WITH : record.getRules());
      return new GenerationRecord(
          calculation,
          record.getRebuildsList(),
          record.getClearing(),
          record.getRepublicationsList(),
          record.getWithdrawing(),
          record.getByTask() ? ResultPlacement.BY_TASK : ResultPlacement.BY_KEY);
    } catch (InvalidProtocolBufferException | DateTimeException e) {
      throw new UndecodableException("not a generation record: " + e.getMessage(), e);
    }
  }
}
