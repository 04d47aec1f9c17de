package register.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import register.log.Cosignature;
import register.log.MerkleTree;
import register.log.SignedCheckpoint;
import register.log.SignedNote;
import register.log.TrustFile.Witness;
import register.value.Sha256;

/// Asks one witness to cosign one checkpoint (C2SP, `tlog-witness`), and reports the result.
record Conversation(Witness witness, SignedCheckpoint checkpoint, CheckpointLog log, WitnessClient client) {
    private static final int CONFLICT = 409;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n?");

    /// A cosignature that verifies.
    record Made(SignedNote.Signature signature, Instant time) {}

    /// @param size of the last checkpoint that the witness is known to have cosigned
    /// @param answer in English, one line
    /// @param isSilent true if there was no answer at all
    record Result(List<Made> cosignatures, long size, String answer, boolean isAlarm, boolean isSilent) {
        static Result of(long size, String answer) {
            return new Result(List.of(), size, answer, false, false);
        }

        static Result alarm(long size, String answer) {
            return new Result(List.of(), size, answer, true, false);
        }

        static Result silence(long size, String why) {
            return new Result(List.of(), size, why, false, true);
        }
    }

    /// @param known the size that the witness presumably cosigned last; its answer corrects a wrong one
    Result held(long known) {
        long from = Math.min(known, size());
        try {
            WitnessClient.Answer answer = ask(from);
            Optional<Long> other = conflicting(answer);
            if (other.isPresent() && other.get() != from && other.get() <= size()) {
                from = other.get();
                answer = ask(from);
            }
            return judged(answer, from);
        } catch (IOException e) {
            return Result.silence(known, String.valueOf(e.getMessage()));
        }
    }

    private long size() {
        return checkpoint.checkpoint().size();
    }

    private WitnessClient.Answer ask(long from) throws IOException {
        List<Sha256> proof =
                new MerkleTree(size(), subtrees -> log.hashes(checkpoint.policy(), subtrees)).consistency(from);
        var request = new StringBuilder("old ").append(from).append('\n');
        proof.forEach(hash ->
                request.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
        request.append('\n').append(checkpoint.note().note());
        return client.addCheckpoint(
                URI.create(witness.url().orElseThrow()), request.toString().getBytes(UTF_8));
    }

    /// The size that the witness reports.
    private static Optional<Long> conflicting(WitnessClient.Answer answer) {
        return answer.status() == CONFLICT && SIZE.matcher(answer.body()).matches()
                ? Optional.of(Long.parseLong(answer.body().strip()))
                : Optional.empty();
    }

    private Result judged(WitnessClient.Answer answer, long from) {
        return switch (answer.status()) {
            case 200 -> cosigned(answer.body(), from);
            case CONFLICT ->
                conflicting(answer)
                        .filter(other -> other > size())
                        .map(other -> Result.alarm(
                                other,
                                "it cosigned this log at " + other + " entries, but there are " + size() + " here"
                                        + ": the history differs, or a backup was restored"))
                        .orElse(Result.alarm(
                                from,
                                "it cosigned a different history of " + from
                                        + " entries: the history here is not the one it" + " saw"));
            case 422 ->
                Result.alarm(
                        from,
                        "it refuses the proof: the history here does not continue the " + from + " entries it saw");
            case 403, 404 ->
                Result.of(
                        0,
                        "it does not follow this log under its present key (HTTP status " + answer.status()
                                + "): give its operator the line \"log "
                                + checkpoint.key().text() + "\"");
            default -> Result.of(from, "answers with HTTP status " + answer.status());
        };
    }

    /// Keeps only the cosignatures that verify.
    private Result cosigned(String body, long from) {
        try {
            List<SignedNote.Signature> lines = SignedNote.lines(body);
            List<Made> made = lines.stream()
                    .flatMap(line -> Cosignature.of(
                            new SignedNote(checkpoint.checkpoint().text(), List.of(line)), witness.key())
                            .map(cosignature -> new Made(line, cosignature.time()))
                            .stream())
                    .toList();
            if (!made.isEmpty()) {
                return new Result(
                        made,
                        size(),
                        "cosigned " + size() + " entries at " + made.getLast().time(),
                        false,
                        false);
            }
        } catch (IllegalArgumentException _) {
            // Reported below.
        }
        return Result.of(from, "answers without a cosignature by its key");
    }
}
