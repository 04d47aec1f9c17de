package register.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.chain.CheckpointLog;
import register.chain.NoteKey;
import register.chain.SignedCheckpoint;
import register.json.Json;
import register.policy.PolicyId;
import register.read.page.Addresses;

/// `GET /v1/keys`: the keys that verify checkpoints, those too that no longer sign.
final class KeysEndpoint {
    private final CheckpointLog checkpoints;

    KeysEndpoint(CheckpointLog checkpoints) {
        this.checkpoints = checkpoints;
    }

    Answer answer(Call call) {
        var keys = new ArrayList<Json>();
        for (PolicyId policy : call.lookup().history().policies()) {
            Optional<NoteKey> current = checkpoints.latest(policy).map(SignedCheckpoint::key);
            for (NoteKey key : checkpoints.keys(policy)) {
                keys.add(Json.object()
                        .put("use", "checkpoint")
                        .put("policy", policy.value())
                        .put("algorithm", "Ed25519")
                        .put("verifierKey", key.text())
                        .put("current", current.equals(Optional.of(key)))
                        .build());
            }
        }
        return Answer.json(
                Json.object()
                        .put("keys", Json.array(keys))
                        .put("links", Json.object().put("self", Addresses.KEYS).build())
                        .build(),
                Freshness.at(call.lookup().now(), List.of()));
    }
}
