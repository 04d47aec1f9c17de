package register.machine.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.machine.runtime.Log;
import register.value.Bytes;
import register.witness.Witness;
import register.witness.WitnessAnswer;

/// A witness over HTTP (C2SP, `tlog-witness`): `POST /add-checkpoint`, and `GET /{hash of an origin}/checkpoint`.
public final class WitnessListener implements AutoCloseable {
    /// The maximum size of a request: a note, its proof, and what surrounds them.
    public static final int LONGEST = 160 * 1024;

    private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final String ADD_CHECKPOINT = "/add-checkpoint";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final WebServer server;
    private final Witness witness;

    private WitnessListener(InetSocketAddress address, Witness witness) throws IOException {
        this.witness = witness;
        this.server = WebServer.start(address, new Cosigning());
    }

    /// Starts listening.
    ///
    /// @param address one of this machine's, with port 0 for any free one
    /// @throws IOException if the port is taken, or the address is not this machine's
    public static WitnessListener start(InetSocketAddress address, Witness witness) throws IOException {
        return new WitnessListener(address, witness);
    }

    public URI address() {
        return server.address();
    }

    /// Accepts no more requests, and gives those in progress a second.
    @Override
    public void close() {
        server.close();
    }

    private final class Cosigning implements HttpHandler {
        @Override
        public int most(HttpRequest head) {
            return isAdding(head) ? LONGEST + 1 : 0;
        }

        @Override
        public HttpResponse answer(HttpRequest asked) {
            try {
                return answered(asked);
            } catch (IOException | RuntimeException e) {
                Log.failure("answering a request", e);
                return refuse(500);
            }
        }

        @Override
        public HttpResponse refuse(int status) {
            return switch (status) {
                case 500 -> text(500, "the witness failed; nothing was cosigned");
                case 503 -> text(503, "too many requests at once; try again").with("Retry-After", "5");
                default -> text(status, "expected a request that conforms to RFC 9112, in time");
            };
        }
    }

    private static boolean isAdding(HttpRequest asked) {
        return asked.path().equals(ADD_CHECKPOINT) && asked.method().equals("POST");
    }

    private HttpResponse answered(HttpRequest asked) throws IOException {
        Matcher checkpoint = CHECKPOINT.matcher(asked.path());
        if (asked.path().equals(ADD_CHECKPOINT)) {
            return isAdding(asked) ? addCheckpoint(asked) : wrongMethod("POST");
        }
        if (checkpoint.matches()) {
            return asked.method().equals("GET")
                    ? answered(witness.checkpoint(checkpoint.group(1)))
                    : wrongMethod("GET");
        }
        return text(
                404,
                "this witness answers POST /add-checkpoint, and GET /HASH/checkpoint with the SHA-256 of an origin");
    }

    private static HttpResponse wrongMethod(String method) {
        return text(405, "this address takes " + method).with("Allow", method);
    }

    private HttpResponse addCheckpoint(HttpRequest asked) throws IOException {
        return asked.body().length() > LONGEST
                ? text(413, "a request has at most " + LONGEST + " bytes")
                : answered(witness.addCheckpoint(asked.body().toArray()));
    }

    private static HttpResponse text(int status, String line) {
        return answered(new WitnessAnswer(status, TEXT, line + "\n"));
    }

    private static HttpResponse answered(WitnessAnswer answer) {
        return new HttpResponse(
                answer.status(),
                Map.of(
                        "Content-Type", answer.contentType(),
                        "X-Content-Type-Options", "nosniff",
                        "Cache-Control", "no-store"),
                Bytes.of(answer.body().getBytes(UTF_8)));
    }
}
