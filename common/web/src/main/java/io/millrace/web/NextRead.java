package io.millrace.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Requests the next bytes after each answer. Reactor Netty 1.3.7 does not request them when a
 * request arrives before the previous one has ended completely. The connection then stays open
 * without traffic for ever, and no time limit closes it (reactor/reactor-netty#4361, fixed after
 * 1.3.7). An additional read request is harmless.
 */
final class NextRead extends ChannelOutboundHandlerAdapter {

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ChannelPromise written = promise;
    if (message instanceof LastHttpContent) {
      written = promise.unvoid();
      var _ = written.addListener(_ -> context.executor().execute(context::read));
    }
    var _ = context.write(message, written);
  }
}
