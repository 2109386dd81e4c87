package io.millrace.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.Connection;

class ClientConnectionTest {
  private final Queue<ChannelPromise> unread = new ArrayDeque<>();
  private final EmbeddedChannel channel = new EmbeddedChannel(new Stalled());
  private final ClientConnection client = new ClientConnection(Connection.from(channel));
  private final List<String> asked = new ArrayList<>();
  private final List<String> given = new ArrayList<>();

  @AfterEach
  void close() {
    var _ = channel.close();
  }

  @Test
  void asksForAnItemOnceTheOneBeforeHasLeft() {
    stream();
    assertThat(asked).containsExactly("first");
    assertThat(given).containsExactly("first");
    leave();
    assertThat(asked).containsExactly("first", "second");
    leave();
    assertThat(given).containsExactly("first", "second", "third");
  }

  @Test
  void endsWithTheItems() {
    stream();
    leave();
    leave();
    leave();
    assertThat(given).endsWith("third", "the end");
  }

  @Test
  void leavesItToTheWriteOfTheItemToFail() {
    stream();
    unread.remove().setFailure(new ClosedChannelException());
    channel.runPendingTasks();
    assertThat(given).containsExactly("first", "second");
  }

  @Test
  void cutsTheConnection() {
    client.cut();
    channel.runPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  private void stream() {
    Flux<String> items = Flux.just("first", "second", "third").doOnNext(asked::add);
    client.pace(items).subscribe(given::add, this::fail, () -> given.add("the end"));
  }

  private void fail(Throwable failure) {
    throw new AssertionError(failure);
  }

  private void leave() {
    unread.remove().setSuccess();
    channel.runPendingTasks();
  }

  /** Keeps what is written until the client reads it. */
  private final class Stalled extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      unread.add(promise);
    }
  }
}
