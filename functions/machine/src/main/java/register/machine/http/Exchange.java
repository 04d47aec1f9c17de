package register.machine.http;

import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import register.machine.runtime.Log;
import register.value.Bytes;

/// One request and its answer. No thread waits for the client: the body is read as it arrives, and the answer written
/// in parts as the client takes them.
final class Exchange {
    private final WebServer server;
    private final Request request;
    private final Response response;
    private final Callback end;
    private final ClientPace pace;
    private final RequestBody incoming;
    private final AtomicReference<@Nullable Bytes> leaving = new AtomicReference<>();
    private HttpRequest asked;
    private int most;

    Exchange(WebServer server, Request request, Response response, Callback end) {
        this.server = server;
        this.request = request;
        this.response = response;
        this.end = end;
        this.pace = new ClientPace(System::nanoTime);
        this.asked = RequestHeads.of(request);
        this.incoming = new RequestBody(server, request, pace, !asked.hasBody());
    }

    ClientPace pace() {
        return pace;
    }

    EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    void begin() {
        guarded(this::take);
    }

    private void take() {
        if (server.isFull()) {
            refuse(503);
            return;
        }
        most = server.answering().most(asked);
        if (asked.hasBody() && most > 0) {
            pace.waits();
            incoming.read(
                    most,
                    body -> {
                        asked = asked.with(body);
                        answer();
                    },
                    this::refuse,
                    this::guarded);
        } else {
            answer();
        }
    }

    private void answer() {
        pace.rests();
        try {
            server.work(most > 0, () -> guarded(this::work));
        } catch (RejectedExecutionException _) {
            incoming.forget();
            refuse(503);
        }
    }

    private void work() {
        HttpResponse answered;
        try {
            answered = server.answering().answer(asked);
        } finally {
            incoming.forget();
        }
        send(answered);
    }

    /// After any failure, even an `Error`, the client gets a 500, and the server gets its memory and its thread back.
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            incoming.forget();
            Log.failure("answering a request", e);
            failed(e);
        }
    }

    private void refuse(int status) {
        send(server.answering().refuse(status).with("Connection", "close"));
    }

    private void send(HttpResponse answered) {
        boolean isAlone = answered.status() == 204
                || answered.status() == 304
                || answered.body().length() == 0;
        HttpResponse sent = answered;
        Bytes shared = null;
        if (!isAlone && !asked.isHead()) {
            shared = server.share(answered.body()).orElse(null);
            if (shared == null) {
                // Too small to be counted.
                sent = server.answering().refuse(503);
            }
        }
        leaving.set(shared);
        server.counted(sent.status());
        write(sent, isAlone, shared == null ? sent.body() : shared);
    }

    private void write(HttpResponse sent, boolean isAlone, Bytes content) {
        response.setStatus(sent.status());
        sent.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("date")) {
                response.getHeaders().put(name, value);
            }
        });
        if (!incoming.isRead()) {
            // Unread bytes would be taken for the next request on this connection.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (!isAlone) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length());
        }
        pace.waits();
        boolean isBare = isAlone || asked.isHead();
        // An answer without a stated length stays without one.
        boolean isOpen = asked.isHead() && isAlone;
        new BodyWriter(
                        response,
                        pace,
                        isBare ? ByteBuffer.allocate(0) : content.view(),
                        isOpen,
                        Callback.from(this::sent, this::failed))
                .iterate();
    }

    private void sent() {
        back();
        incoming.drain(this::finish);
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
}
