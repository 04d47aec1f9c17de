package register.machine.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.value.Bytes;

/// One request and its answer. No thread waits for the client: the body is read as it comes, and the answer written in
/// parts as the client takes them.
final class Exchange {
    /// What is read of a body that nobody wants, so that its sender comes to read the answer.
    private static final int MOST_UNWANTED = 1024 * 1024;

    /// What a body that arrives takes, as a multiple of its size: it grows by doubling.
    private static final long GROWING = 2;

    private final WebServer server;
    private final Request request;
    private final Response response;
    private final Callback end;
    private final Pace pace;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final AtomicReference<@Nullable Bytes> leaving = new AtomicReference<>();
    private Asked asked;
    private int most;
    private boolean isRead;
    private long unwanted;

    Exchange(WebServer server, Request request, Response response, Callback end) {
        this.server = server;
        this.request = request;
        this.response = response;
        this.end = end;
        this.pace = new Pace(System::nanoTime);
        this.asked = Heads.of(request);
        this.isRead = !asked.hasBody();
    }

    Pace pace() {
        return pace;
    }

    EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    void begin() {
        if (server.isFull()) {
            refuse(503);
            return;
        }
        most = server.answering().most(asked);
        if (asked.hasBody() && most > 0) {
            pace.waits();
            read();
        } else {
            answer();
        }
    }

    private void read() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::read);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                forget();
                refuse(chunk.getFailure() instanceof TimeoutException ? 408 : 400);
                return;
            }
            int length = Math.min(chunk.remaining(), most - body.size());
            boolean last = chunk.isLast();
            if (!server.makeRoom(GROWING * length)) {
                chunk.release();
                forget();
                refuse(503);
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
                asked = asked.with(Bytes.of(body.toByteArray()));
                answer();
                return;
            }
        }
    }

    private void answer() {
        pace.rests();
        try {
            server.work(most > 0, this::work);
        } catch (RejectedExecutionException _) {
            forget();
            refuse(503);
        }
    }

    private void work() {
        Answered answered;
        try {
            answered = server.answering().answer(asked);
        } catch (RuntimeException e) {
            Log.failure("answering a request", e);
            answered = server.answering().refuse(500);
        } finally {
            forget();
        }
        send(answered);
    }

    /// Gives back the room of the body.
    private void forget() {
        server.room().give(GROWING * body.size());
        body = new ByteArrayOutputStream(0);
    }

    private void refuse(int status) {
        send(server.answering().refuse(status).with("Connection", "close"));
    }

    private void send(Answered answered) {
        boolean isAlone = answered.status() == 204
                || answered.status() == 304
                || answered.body().length() == 0;
        Answered sent = answered;
        Bytes shared = null;
        if (!isAlone && !asked.isHead()) {
            shared = server.share(answered.body()).orElse(null);
            if (shared == null) {
                // Small, and so not counted.
                sent = server.answering().refuse(503);
            }
        }
        leaving.set(shared);
        server.counted(sent.status());
        write(sent, isAlone, shared == null ? sent.body() : shared);
    }

    private void write(Answered sent, boolean isAlone, Bytes content) {
        response.setStatus(sent.status());
        sent.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("date")) {
                response.getHeaders().put(name, value);
            }
        });
        if (!isRead) {
            // What stays unread would be taken for the next request on this connection.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (!isAlone) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length());
        }
        pace.waits();
        boolean isBare = isAlone || asked.isHead();
        // A length that nobody told stays untold.
        boolean isOpen = asked.isHead() && isAlone;
        new Parts(
                        response,
                        pace,
                        isBare ? ByteBuffer.allocate(0) : content.view(),
                        isOpen,
                        Callback.from(this::sent, this::failed))
                .iterate();
    }

    private void sent() {
        back();
        if (isRead) {
            finish();
        } else {
            drain();
        }
    }

    private void failed(Throwable cause) {
        back();
        server.ended(this);
        end.failed(cause);
    }

    private void finish() {
        server.ended(this);
        end.succeeded();
    }

    private void back() {
        Bytes shared = leaving.getAndSet(null);
        if (shared != null) {
            server.room().back(shared);
        }
    }

    /// A connection that is closed with something unread is reset, and its client may lose the answer.
    private void drain() {
        while (unwanted < MOST_UNWANTED) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::drain);
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
        finish();
    }
}
