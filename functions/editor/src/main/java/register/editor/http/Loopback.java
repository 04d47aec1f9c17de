package register.editor.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import register.machine.http.HttpLimits;
import register.machine.http.HttpResponse;
import register.machine.http.WebServer;
import register.machine.runtime.Log;

/// Listens on 127.0.0.1, and admits requests that the guard accepts.
public final class Loopback implements AutoCloseable {
    /// In bytes: more than the form of the largest file.
    private static final int MOST_BODY = 32 * 1024 * 1024;

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    /// Answers an admitted request.
    public interface Answering {
        EditorReply answer(EditorRequest asked) throws IOException;
    }

    private final WebServer server;
    private final Door door;

    private Loopback(WebServer server, Door door) {
        this.server = server;
        this.door = door;
    }

    /// For one person, at a free port.
    ///
    /// @throws IOException if there is none
    public static Loopback start(Answering answering) throws IOException {
        return start(answering, 0, AccessGuard::at);
    }

    /// For those whom a guard admits.
    ///
    /// @throws IOException if the port is not free
    public static Loopback start(Answering answering, int port, Door door) throws IOException {
        return start(answering, port, _ -> door);
    }

    private static Loopback start(Answering answering, int port, IntFunction<Door> doors) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var inside = new Inside(answering);
        WebServer server = WebServer.start(new InetSocketAddress(here, port), inside, HttpLimits.onePerson(MOST_BODY));
        Door door = doors.apply(server.address().getPort());
        inside.door.complete(door);
        return new Loopback(server, door);
    }

    /// The address for people. One person's contains the token, and is for nobody else.
    public URI address() {
        return URI.create(door.origin() + door.home());
    }

    /// The port at which it listens.
    public int port() {
        return server.address().getPort();
    }

    /// Gives requests in progress one second.
    @Override
    public void close() {
        server.close();
    }

    /// @param door the guard, known once the server has a port
    private record Inside(Answering answering, CompletableFuture<Door> door)
            implements register.machine.http.HttpHandler {
        private Inside(Answering answering) {
            this(answering, new CompletableFuture<>());
        }

        @Override
        public int most(register.machine.http.HttpRequest head) {
            return refusal(head) == null ? MOST_BODY + 1 : 0;
        }

        @Override
        public HttpResponse answer(register.machine.http.HttpRequest asked) {
            EditorReply reply = reply(asked);
            return new HttpResponse(reply.status(), reply.headers(), reply.body());
        }

        @Override
        public HttpResponse refuse(int status) {
            EditorReply reply = EditorReply.text(status, "refused: expected a request that conforms to RFC 9112");
            return new HttpResponse(reply.status(), reply.headers(), reply.body());
        }

        private @Nullable EditorReply refusal(register.machine.http.HttpRequest asked) {
            Optional<String> refused = door.join().refusal(asked);
            if (refused.isPresent()) {
                return EditorReply.text(403, "refused: " + refused.get());
            }
            String methods = String.join(", ", METHODS);
            return METHODS.contains(asked.method())
                    ? null
                    : EditorReply.text(405, "another method: expected one of " + methods)
                            .with("Allow", methods);
        }

        private EditorReply reply(register.machine.http.HttpRequest asked) {
            EditorReply refused = refusal(asked);
            if (refused != null) {
                return refused;
            }
            if (asked.body().length() > MOST_BODY) {
                return EditorReply.text(413, "too much: a form has at most " + MOST_BODY + " bytes");
            }
            try {
                FormBody body = FormBody.parse(first(asked, "content-type"), asked.body());
                return answering.answer(new EditorRequest(
                        asked.method(),
                        asked.path().substring(door.join().home().length()),
                        body.form(),
                        body.files(),
                        first(asked, "accept-language"),
                        door.join().person(asked).orElse(null)));
            } catch (IllegalArgumentException e) {
                return EditorReply.text(400, "not understood: " + e.getMessage());
            } catch (IOException | RuntimeException e) {
                Log.failure("answering the browser", e);
                return EditorReply.text(500, Log.message(e));
            }
        }

        private static @Nullable String first(register.machine.http.HttpRequest asked, String name) {
            return asked.values(name).stream().findFirst().orElse(null);
        }
    }
}
