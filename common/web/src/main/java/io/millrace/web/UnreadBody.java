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
 * Closes a connection whose request body continues after the answer has ended. The server would
 * discard the body piece by piece without an end, and the time limit of a request does not apply,
 * because no handler reads. The client has a short time, and up to 16 MiB that are discarded, to
 * read the answer or to end the request: many clients send everything before they read, and would
 * lose the answer if the connection were closed at once.
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

  /**
   * Delays the close until the rest of the request has arrived, when the answer has already been
   * sent.
   */
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
