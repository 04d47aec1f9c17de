package register.machine.http;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import register.value.Bytes;

/// The body of a request, read as it arrives, within the server's budget.
final class RequestBody {
    /// The maximum read of an unwanted body, so that its sender gets to read the answer.
    private static final int MOST_UNWANTED = 1024 * 1024;

    /// The memory for a body, as a multiple of its size: the buffer grows by doubling.
    private static final long GROWING = 2;

    private final WebServer server;
    private final Request request;
    private final ClientPace pace;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private boolean isRead;
    private long unwanted;

    /// @param isRead true if there is nothing to read
    RequestBody(WebServer server, Request request, ClientPace pace, boolean isRead) {
        this.server = server;
        this.request = request;
        this.pace = pace;
        this.isRead = isRead;
    }

    /// True if no bytes are left that would be taken for the next request on this connection.
    boolean isRead() {
        return isRead;
    }

    /// @param most the maximum number of bytes
    /// @param then receives the body
    /// @param refused receives the status if the body cannot be read
    /// @param guarded runs the continuation once there is more to read
    void read(int most, Consumer<Bytes> then, IntConsumer refused, Consumer<Runnable> guarded) {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(() -> guarded.accept(() -> read(most, then, refused, guarded)));
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                forget();
                refused.accept(chunk.getFailure() instanceof TimeoutException ? 408 : 400);
                return;
            }
            int length = Math.min(chunk.remaining(), most - body.size());
            boolean last = chunk.isLast();
            if (!server.makeRoom(GROWING * length)) {
                chunk.release();
                forget();
                refused.accept(503);
                return;
            }
            var part = new byte[length];
            chunk.getByteBuffer().get(part);
            body.writeBytes(part);
            pace.moved(length);
            boolean tooMuch = body.size() == most && (!last || chunk.hasRemaining());
            chunk.release();
            isRead = last && !tooMuch;
            if (last || tooMuch) {
                then.accept(Bytes.of(body.toByteArray()));
                return;
            }
        }
    }

    /// Returns the body's share of the budget.
    void forget() {
        server.bodies().give(GROWING * body.size());
        body = new ByteArrayOutputStream(0);
    }

    /// Reads the rest, since closing a connection with unread bytes resets it, and its client may lose the answer.
    void drain(Runnable then) {
        while (!isRead && unwanted < MOST_UNWANTED) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(() -> drain(then));
                return;
            }
            unwanted += chunk.remaining();
            pace.moved(chunk.remaining());
            boolean isEnd = chunk.isLast() || Content.Chunk.isFailure(chunk);
            chunk.release();
            if (isEnd) {
                break;
            }
        }
        then.run();
    }
}
