package register.commands.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.commands.audit.Finding.Kind;
import register.json.Json;
import register.log.Checkpoint;
import register.log.NoteKey;
import register.log.SignedNote;

/// Who signed the checkpoint that a server shows, and the one that was kept.
final class Signatures {
    private final ChainServer server;
    private final List<NoteKey> believed;
    private final boolean pinned;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Checkpoint checkpoint;
    private @Nullable NoteKey key;

    /// @param pinned the only keys to believe; with none, those that the server names
    /// @throws IOException when the server does not answer, or not in time
    Signatures(ChainServer server, List<NoteKey> pinned) throws IOException {
        this.server = server;
        this.pinned = !pinned.isEmpty();
        this.believed = this.pinned ? pinned : keys(server);
    }

    /// What the server's checkpoint says; absent where it cannot be believed.
    @Nullable
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /// That verifies it.
    @Nullable
    NoteKey key() {
        return key;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void found(Kind kind, String sentence) {
        findings.add(new Finding(kind, Finding.CHECKPOINT, sentence));
    }

    void read(@Nullable String note) {
        if (note == null) {
            found(Kind.NO_CHECKPOINT, "the server shows no signed checkpoint");
            return;
        }
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint parsed = Checkpoint.parse(signed.text());
            if (!parsed.policy().equals(server.policy())) {
                found(Kind.BAD_CHECKPOINT, "the server's checkpoint is of the policy " + parsed.policy());
                return;
            }
            key = signer(signed, parsed).orElse(null);
            if (key != null) {
                checkpoint = parsed;
                return;
            }
            if (pinned && believed.stream().noneMatch(each -> each.name().equals(parsed.origin()))) {
                found(
                        Kind.BAD_CHECKPOINT,
                        "the server's checkpoint is of \"" + parsed.origin() + "\", and no given key is: each policy's"
                                + " history has a key of its own name");
                return;
            }
        } catch (IllegalArgumentException _) {
            // Told below.
        }
        found(
                Kind.BAD_CHECKPOINT,
                "the server's checkpoint is not one that " + (pinned ? "a given key" : "a key of the server")
                        + " signed");
    }

    private Optional<NoteKey> signer(SignedNote note, Checkpoint of) {
        return believed.stream()
                .filter(each -> each.name().equals(of.origin()) && note.isSignedBy(each))
                .findFirst();
    }

    /// Whether the same key signed what was kept. Two keys are believed only where the caller gave both: nothing that a
    /// server shows proves that one handed over to the other.
    void compare(KeptCheckpoint kept) {
        SignedNote note = kept.note();
        if (note == null || key == null) {
            return;
        }
        Optional<NoteKey> signer = signer(note, kept.checkpoint());
        if (signer.isPresent()) {
            if (!pinned && !signer.get().equals(key)) {
                otherKey(signer.get().id(), key);
            }
            return;
        }
        boolean damaged = believed.stream()
                .anyMatch(each -> note.signatures().stream()
                        .anyMatch(signature -> signature.name().equals(each.name())
                                && signature.keyId().equals(each.id())));
        if (damaged) {
            found(Kind.BAD_KEPT_CHECKPOINT, "the checkpoint that was kept is not what its key signed");
        } else {
            otherKey(note.signatures().getFirst().keyId(), key);
        }
    }

    private void otherKey(String kept, NoteKey shown) {
        found(
                Kind.OTHER_KEY,
                "the checkpoint that was kept is signed by the key " + kept + ", the server's by " + shown.id()
                        + ": nothing shows a hand-over between them (if you know of one, give both as --key)");
    }

    private static List<NoteKey> keys(ChainServer server) throws IOException {
        return server.keys().orElse(null) instanceof Json.Obj object && object.get("keys") instanceof Json.Arr list
                ? list.items().stream().flatMap(Signatures::key).toList()
                : List.of();
    }

    /// One of another kind is passed over: it verifies nothing here.
    private static Stream<NoteKey> key(Json item) {
        try {
            return item instanceof Json.Obj one && one.get("verifierKey") instanceof Json.Str text
                    ? Stream.of(NoteKey.parse(text.value()))
                    : Stream.empty();
        } catch (IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
