package io.millrace.events.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.millrace.events.Entities;
import io.millrace.events.Money;
import io.millrace.events.cell.LoopKind;
import io.millrace.events.cell.Model;
import io.millrace.events.loop.ExplainedOrder;
import io.millrace.events.loop.ExplainedPurchase;
import io.millrace.events.loop.ExplainedRefund;
import io.millrace.events.loop.ExplainedTouch;
import io.millrace.events.loop.OrderAmount;
import io.millrace.events.loop.TouchCredit;
import io.millrace.events.loop.TouchNames;
import io.millrace.events.wire.proto.AmountRecord;
import io.millrace.events.wire.proto.ExplainedOrderRecord;
import io.millrace.events.wire.proto.ExplainedPurchaseRecord;
import io.millrace.events.wire.proto.ExplainedRefundRecord;
import io.millrace.events.wire.proto.ExplainedTouchRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Converts explained orders to values of {@code millrace.loops}, and back; {@link LoopKeyCodec}
 * converts the keys.
 */
public final class LoopCodec {
  private static final List<Model> MODELS = List.of(Model.values());
  private static final List<String> MODEL_IDS = MODELS.stream().map(Model::id).toList();

  private LoopCodec() {}

  /**
   * The value of an explained order's record.
   *
   * @throws IllegalStateException when it is longer than {@link RecordBounds#EXPLAINED}
   */
  public static byte[] encode(ExplainedOrder order) {
    ExplainedOrderRecord.Builder record =
        ExplainedOrderRecord.newBuilder()
            .setAsOf(order.asOf())
            .setRepeats(order.repeats())
            .setMoreRefunds(order.moreRefunds());
    order.purchase().map(LoopCodec::purchase).ifPresent(record::setPurchase);
    order.refunds().stream().map(LoopCodec::refund).forEach(record::addRefunds);
    return RecordBounds.require(
        "an explained order", record.build().toByteArray(), RecordBounds.EXPLAINED);
  }

  /**
   * Reads a value that {@link #encode} wrote. Fields and models that this version does not know are
   * skipped.
   *
   * @throws UndecodableException when the bytes are not an explained order
   */
  public static ExplainedOrder decode(byte[] value) throws UndecodableException {
    try {
      ExplainedOrderRecord record = ExplainedOrderRecord.parseFrom(value);
      return new ExplainedOrder(
          record.getAsOf(),
          record.hasPurchase() ? Optional.of(purchase(record.getPurchase())) : Optional.empty(),
          record.getRepeats(),
          record.getRefundsList().stream().map(LoopCodec::refund).toList(),
          record.getMoreRefunds());
    } catch (InvalidProtocolBufferException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new UndecodableException("not an explained order: " + e.getMessage(), e);
    }
  }

  private static ExplainedPurchaseRecord purchase(ExplainedPurchase purchase) {
    ExplainedPurchaseRecord.Builder record =
        ExplainedPurchaseRecord.newBuilder()
            .setId(purchase.id())
            .setAt(purchase.at())
            .setKind(purchase.kind().id())
            .setEarlierTouches(purchase.earlierTouches())
            .setLines(purchase.lines() == 1 ? 0 : purchase.lines());
    purchase.amount().map(LoopCodec::orderAmount).ifPresent(record::setAmount);
    if (!purchase.touches().isEmpty()) {
      record.addAllModels(MODEL_IDS);
    }
    List<String> names = new ArrayList<>();
    purchase.touches().forEach(touch -> record.addTouches(touch(touch, names)));
    return record.addAllNames(names).build();
  }

  private static ExplainedPurchase purchase(ExplainedPurchaseRecord record) {
    List<Optional<Model>> models = record.getModelsList().stream().map(Model::of).toList();
    return new ExplainedPurchase(
        record.getId(),
        record.getAt(),
        record.hasAmount() ? Optional.of(orderAmount(record.getAmount())) : Optional.empty(),
        record.hasAmount() ? Math.max(1, record.getLines()) : 0,
        LoopKind.valueOf(record.getKind().toUpperCase(Locale.ROOT)),
        record.getTouchesList().stream()
            .map(touch -> touch(touch, models, record.getNamesList()))
            .toList(),
        record.getEarlierTouches());
  }

  private static ExplainedTouchRecord touch(ExplainedTouch touch, List<String> names) {
    TouchNames named = touch.names();
    ExplainedTouchRecord.Builder record =
        ExplainedTouchRecord.newBuilder()
            .setPlatform(touch.platform())
            .setSurface(touch.surface())
            .setAt(touch.at())
            .setEvents(touch.events())
            .setCreator(number(named.entities().creator(), names))
            .setCampaign(number(named.entities().campaign(), names))
            .setItem(number(named.entities().item(), names))
            .setChannel(number(named.channel(), names))
            .setRegion(number(named.region(), names));
    for (Model model : MODELS) {
      record.addAmounts(touch.credit(model).amount());
      record.addMicroOrders(touch.credit(model).microOrders());
    }
    return record.build();
  }

  /** The number of a name from 1, which is added when it is new; 0 for no name. */
  private static int number(Optional<String> name, List<String> names) {
    if (name.isEmpty()) {
      return 0;
    }
    int known = names.indexOf(name.get());
    if (known >= 0) {
      return known + 1;
    }
    names.add(name.get());
    return names.size();
  }

  private static Optional<String> name(int number, List<String> names) {
    return number == 0 ? Optional.empty() : Optional.of(names.get(number - 1));
  }

  private static TouchNames names(ExplainedTouchRecord record, List<String> names) {
    return new TouchNames(
        new Entities(
            name(record.getCreator(), names),
            name(record.getCampaign(), names),
            name(record.getItem(), names)),
        name(record.getChannel(), names),
        name(record.getRegion(), names));
  }

  private static ExplainedTouch touch(
      ExplainedTouchRecord record, List<Optional<Model>> models, List<String> names) {
    Map<Model, TouchCredit> credit = new EnumMap<>(Model.class);
    for (int i = 0; i < models.size(); i++) {
      TouchCredit earned = new TouchCredit(record.getAmounts(i), record.getMicroOrders(i));
      if (!earned.equals(TouchCredit.NONE)) {
        models.get(i).ifPresent(model -> credit.put(model, earned));
      }
    }
    return new ExplainedTouch(
        record.getPlatform(),
        record.getSurface(),
        record.getAt(),
        record.getEvents(),
        credit,
        names(record, names));
  }

  private static ExplainedRefundRecord refund(ExplainedRefund refund) {
    return ExplainedRefundRecord.newBuilder()
        .setId(refund.id())
        .setAt(refund.at())
        .setAmount(amount(refund.amount()))
        .setApplied(refund.applied())
        .build();
  }

  private static ExplainedRefund refund(ExplainedRefundRecord record) {
    return new ExplainedRefund(
        record.getId(), record.getAt(), money(record.getAmount()), record.getApplied());
  }

  private static AmountRecord orderAmount(OrderAmount amount) {
    return AmountRecord.newBuilder()
        .setCurrency(amount.currency())
        .setMinor(amount.minor())
        .build();
  }

  private static OrderAmount orderAmount(AmountRecord amount) {
    return new OrderAmount(amount.getCurrency(), amount.getMinor());
  }

  private static AmountRecord amount(Money money) {
    return AmountRecord.newBuilder().setCurrency(money.currency()).setMinor(money.minor()).build();
  }

  private static Money money(AmountRecord amount) {
    return new Money(amount.getCurrency(), amount.getMinor());
  }
}
