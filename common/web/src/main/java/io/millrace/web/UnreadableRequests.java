package io.millrace.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Answers requests that cannot be parsed with problems; the server would answer them with an empty
 * body. It first waits for the answers to earlier requests on the same connection. Then it closes
 * the connection, because the start of the next request is unknown.
 */
final class UnreadableRequests extends ChannelDuplexHandler {
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final ProblemWriter problems;
  private int unanswered;
  private boolean refused;
  private @Nullable HttpStatus waiting;

  UnreadableRequests(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Optional<HttpStatus> fault =
        message instanceof HttpRequest request ? RequestSyntax.fault(request) : Optional.empty();
    if (refused || fault.isPresent()) {
      ReferenceCountUtil.release(message);
      fault.filter(_ -> !refused).ifPresent(status -> refuse(context, status));
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(message);
      context.fireExceptionCaught(new DecoderException(content.decoderResult().cause()));
    } else {
      unanswered += message instanceof HttpRequest ? 1 : 0;
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (refused) {
      context.read();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var _ = context.write(message, promise);
    if (message instanceof LastHttpContent && UnreadBody.endsAnswer(message)) {
      unanswered--;
      if (waiting != null && unanswered == 0) {
        answer(context, waiting);
      }
    }
  }

  private void refuse(ChannelHandlerContext context, HttpStatus status) {
    refused = true;
    if (unanswered == 0) {
      answer(context, status);
    } else {
      waiting = status;
    }
  }

  private void answer(ChannelHandlerContext context, HttpStatus status) {
    byte[] body = problems.counted(ProblemHandler.known(status));
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(status.value()),
            Unpooled.wrappedBuffer(body));
    HttpHeaders headers = response.headers();
    BrowserHeaders.COMMON.forEach(headers::set);
    headers.set(BrowserHeaders.POLICY, BrowserHeaders.POLICY_OF_DATA);
    headers.set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json");
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    var _ = context.writeAndFlush(response).addListener(_ -> close(context));
  }

  /**
   * Closes only the output at first: a close with unread bytes would discard the answer at the
   * client.
   */
  private static void close(ChannelHandlerContext context) {
    if (context.channel() instanceof DuplexChannel half) {
      var _ = half.shutdownOutput();
    }
    var _ =
        context.executor().schedule(() -> end(context), LINGER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void end(ChannelHandlerContext context) {
    var _ = context.close();
  }
}
