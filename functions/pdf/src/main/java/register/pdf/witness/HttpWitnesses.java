package register.pdf.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import register.pdf.http.Reach;
import register.pdf.http.WholeAnswers;
import register.transparency.WitnessClient;

/// Witnesses at their addresses. Each is sent a checkpoint and a proof, which everybody may have, and is believed only
/// what it signs: its answer has a limit of size and time, and no redirect is followed.
public final class HttpWitnesses implements WitnessClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 16 * 1024;

    private final WholeAnswers answers;

    /// @param reach how far away they may be
    public HttpWitnesses(Reach reach) {
        this.answers = new WholeAnswers(PATIENCE, LARGEST, reach);
    }

    @Override
    public Answer addCheckpoint(URI prefix, byte[] request) throws IOException {
        String at = prefix.toString();
        URI address = URI.create((at.endsWith("/") ? at : at + "/") + "add-checkpoint");
        WholeAnswers.Answer answer = answers.send(address, "text/plain", request);
        return new Answer(answer.status(), new String(answer.body().toArray(), UTF_8));
    }
}
