package dev.gatehouse.platform.connection;

import java.util.Objects;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Vertx;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Takes {@code Upgrade: h2c} (RFC 7540 §3.2; taken back by RFC 9113 §3.1) out of what an HTTP/1.1 client says, before the
 * server reads it: through a proxy that passes it on, the connection would become a tunnel. Vert.x has one switch for this
 * upgrade and for HTTP/2 by prior knowledge, which Envoy needs. It finds this class by its name under {@code
 * META-INF/services}.
 */
public final class UpgradeRefusal implements VertxServiceProvider {

    private static final String NAME = "upgrade-refusal";
    private static final String H2C = "h2c";

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport() == JDKTransport.INSTANCE) {
            builder.findTransport(new RefusingTransport());
        }
    }

    /** Whether every connection to a server of this Vert.x has it. By name: dev mode loads this class more than once. */
    static boolean isInForce(Vertx vertx) {
        return ((VertxInternal) vertx).transport().getClass().getName().equals(RefusingTransport.class.getName());
    }

    /** Puts it in front of what a server does with the bytes of a connection. */
    private static final class RefusingTransport extends JDKTransport {

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap server) {
            super.configure(options, domainSocket, server);
            var theirs = Objects.requireNonNull(server.config().childHandler());
            server.childHandler(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel connection) {
                    connection.pipeline().addLast(NAME, new FirstBytes()).addLast(theirs);
                }
            });
        }
    }

    /**
     * Lets the server see one byte at a time until it knows which HTTP is spoken. Until then nothing can have been
     * upgraded: what could still be HTTP/2 has no header. Then what reads the upgrade is there, and nothing has been read
     * by it.
     */
    private static final class FirstBytes extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf bytes)) {
                ReferenceCountUtil.release(message);
                context.close();
                return;
            }
            var pipeline = context.pipeline();
            while (pipeline.get(Http1xOrH2CHandler.class) != null) {
                if (!bytes.isReadable()) {
                    bytes.release();
                    return;
                }
                context.fireChannelRead(bytes.readRetainedSlice(1));
            }
            var upgrade = pipeline.context(Http1xUpgradeToH2CHandler.class);
            if (upgrade != null) {
                pipeline.addBefore(upgrade.name(), NAME + "-head", new FirstHead());
            }
            pipeline.remove(this);
            context.fireChannelRead(bytes);
        }
    }

    /** Only the first request of a connection can be upgraded. */
    private static final class FirstHead extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request && request.headers().containsValue(HttpHeaderNames.UPGRADE, H2C, true)) {
                request.headers().remove(HttpHeaderNames.UPGRADE).remove("HTTP2-Settings");
            }
            context.pipeline().remove(this);
            context.fireChannelRead(message);
        }
    }
}
