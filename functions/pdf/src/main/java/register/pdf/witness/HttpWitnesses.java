package register.pdf.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import register.network.GuardedHttp;
import register.network.Reach;
import register.transparency.WitnessClient;

/// Contacts witnesses at their addresses. Each receives a checkpoint and a proof, both public, and only its
/// signatures are trusted. Answers are limited in size and time, and redirects are not followed.
public final class HttpWitnesses implements WitnessClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 16 * 1024;

    private final GuardedHttp answers;

    /// @param reach the addresses allowed
    public HttpWitnesses(Reach reach) {
        this.answers = new GuardedHttp(PATIENCE, LARGEST, reach);
    }

    @Override
    public Answer addCheckpoint(URI prefix, byte[] request) throws IOException {
        String at = prefix.toString();
        URI address = URI.create((at.endsWith("/") ? at : at + "/") + "add-checkpoint");
        GuardedHttp.Answer answer = answers.send(address, "text/plain", request);
        return new Answer(answer.status(), new String(answer.body().toArray(), UTF_8));
    }
}
