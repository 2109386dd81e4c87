package io.millrace.bench.flink;

import io.millrace.events.Domain;
import io.millrace.events.Event;
import io.millrace.events.EventEnvelope;
import io.millrace.events.EventType;
import io.millrace.events.Money;
import io.millrace.events.Visitor;
import io.millrace.events.wire.EventCodec;
import io.millrace.events.wire.UndecodableException;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the job needs of an event. Flink serializes classes with public fields and a constructor
 * without parameters by generated code, and records by reflection.
 */
public final class PeerEvent {
  static final Comparator<PeerEvent> IN_JOURNEY =
      Comparator.<PeerEvent>comparingLong(event -> event.at)
          .thenComparingInt(event -> event.rank)
          .thenComparing((one, other) -> Long.compareUnsigned(one.keyHigh, other.keyHigh))
          .thenComparing((one, other) -> Long.compareUnsigned(one.keyLow, other.keyLow));

  public long visitorHigh;
  public long visitorLow;
  public long keyHigh;
  public long keyLow;
  public long at;
  public int rank;
  public boolean traffic;
  public boolean purchase;
  public String platform = "";
  public String surface = "";
  public String currency = "";
  public long amount;

  static PeerEvent of(Event event) {
    EventEnvelope envelope = event.envelope();
    PeerEvent peer = new PeerEvent();
    peer.visitorHigh = envelope.visitor().high();
    peer.visitorLow = envelope.visitor().low();
    peer.keyHigh = envelope.key().high();
    peer.keyLow = envelope.key().low();
    peer.at = envelope.at();
    peer.traffic = envelope.type().domain() != Domain.COMMERCE;
    peer.purchase = envelope.type() == EventType.PURCHASE;
    peer.rank = peer.traffic ? 0 : peer.purchase ? 2 : 1;
    peer.platform = envelope.platform();
    peer.surface = envelope.surface();
    if (event instanceof Event.Purchase purchase) {
      Optional<Money> money = purchase.amount();
      peer.currency = money.map(Money::currency).orElse("");
      peer.amount = money.map(Money::minor).orElse(0L);
    }
    return peer;
  }

  /** Reads the records of the event topics. */
  static final class Schema implements KafkaRecordDeserializationSchema<PeerEvent> {
    private static final long serialVersionUID = 1;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PeerEvent> out)
        throws IOException {
      try {
        out.collect(of(EventCodec.decode(Visitor.ofBytes(record.key()), record.value())));
      } catch (UndecodableException e) {
        throw new IOException(e);
      }
    }

    @Override
    public TypeInformation<PeerEvent> getProducedType() {
      return TypeInformation.of(PeerEvent.class);
    }
  }
}
