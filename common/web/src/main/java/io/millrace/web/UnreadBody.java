package io.millrace.web;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request goes on after its answer has ended. The server would throw such
 * a body away piece by piece for as long as it lasts, and a time limit for readers does not see it,
 * because nobody reads. The client gets a moment, and may send some more that is thrown away, to
 * take the answer or to come to an end: many send all before they read, and a connection that is
 * closed at once takes the answer from them.
 */
final class UnreadBody extends ChannelDuplexHandler {
  private static final long MOST_BYTES = 16 << 20;

  private final Duration linger;
  private long thrownAway;
  private @Nullable ChannelPromise held;
  private boolean arriving;
  private @Nullable Future<?> closing;

  UnreadBody(Duration linger) {
    this.linger = linger;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      arriving = true;
      thrownAway = 0;
    }
    if (message instanceof LastHttpContent) {
      arriving = false;
      cancel();
    }
    if (held != null) {
      throwAway(context, message);
    } else {
      count(context, message);
      context.fireChannelRead(message);
    }
  }

  /** Waits for the rest of the request when the answer to it has been given. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (arriving && closing != null && held == null && context.channel().isActive()) {
      held = promise;
      context.read();
    } else {
      var _ = context.close(promise);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (held != null) {
      close(context);
    }
    context.fireChannelInactive();
  }

  private void throwAway(ChannelHandlerContext context, Object message) {
    count(context, message);
    ReferenceCountUtil.release(message);
    if (arriving) {
      context.read();
    } else {
      close(context);
    }
  }

  private void count(ChannelHandlerContext context, Object message) {
    if (closing != null && message instanceof HttpContent content) {
      thrownAway += content.content().readableBytes();
      if (thrownAway > MOST_BYTES) {
        close(context);
      }
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (arriving && closing == null && endsAnswer(message)) {
      closing = context.executor().schedule(() -> close(context), linger.toMillis(), MILLISECONDS);
    }
    var _ = context.write(message, promise);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    cancel();
  }

  static boolean endsAnswer(Object message) {
    boolean goAhead =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    return message instanceof LastHttpContent && !goAhead;
  }

  private void close(ChannelHandlerContext context) {
    arriving = false;
    ChannelPromise asked = held;
    held = null;
    var _ = asked == null ? context.close() : context.close(asked);
  }

  private void cancel() {
    if (closing != null) {
      closing.cancel(false);
      closing = null;
    }
  }
}
