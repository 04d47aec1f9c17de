package register.read.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.log.LogProof;
import register.log.MerkleTree;
import register.log.SignedCheckpoint;
import register.log.Subtree;
import register.read.http.Answer;
import register.read.http.Freshness;
import register.read.http.ProblemType;
import register.read.http.Refusal;
import register.read.lookup.Lookup;
import register.read.proof.WitnessedLog;
import register.transparency.CheckpointLog;
import register.transparency.TimeStamp;
import register.value.Bytes;
import register.value.PolicyId;

/// The parts of a policy's log below `/log/{policy}/`, except its tiles. Nothing is served that no
/// checkpoint of the log covers.
final class LogEndpoint {
    /// The type of notes, proofs and trust files (C2SP, `signed-note`, `tlog-proof`, `tlog-policy`).
    static final String TEXT = "text/plain";
    /// The type of tiles (C2SP, `tlog-tiles`) and time-stamp tokens: `application/timestamp-reply` is an authority's
    /// whole response (RFC 3161, section 3.4), of which the register stores only the token.
    static final String BYTES = "application/octet-stream";

    private static final int RETRY_AFTER_SECONDS = 2;

    private final CheckpointLog log;
    private final WitnessedLog cosigned;

    LogEndpoint(WitnessedLog cosigned) {
        this.log = cosigned.log();
        this.cosigned = cosigned;
    }

    /// `GET /log/{policy}/checkpoint`: the newest checkpoint, signed by the log, with its cosignatures.
    Answer latest(RoutedRequest call) {
        return text(signed(call).note().note(), Freshness.REVALIDATED);
    }

    /// `GET /log/{policy}/witnessed`: the newest checkpoint cosigned by a quorum of the witnesses.
    Answer witnessed(RoutedRequest call) {
        PolicyId policy = call.policy();
        return text(
                cosigned.witnessed(policy)
                        .orElseThrow(() -> {
                            call.lookup().requirePolicy(policy);
                            return Refusal.of(
                                    ProblemType.NOT_WITNESSED,
                                    "no quorum of witnesses has cosigned a checkpoint of this log yet");
                        })
                        .note()
                        .note(),
                Freshness.REVALIDATED);
    }

    /// `GET /log/{policy}/trust`: the signatures that make a checkpoint trusted.
    Answer trust(RoutedRequest call) {
        return text(cosigned.trustFile(signed(call).key()).text(), Freshness.REVALIDATED);
    }

    /// `GET /log/{policy}/checkpoints/{size}`: the checkpoint of a size, as the log signed it.
    Answer checkpoint(RoutedRequest call) {
        PolicyId policy = call.policy();
        long size = call.size();
        return text(
                log.find(policy, size)
                        .orElseThrow(() -> absent(call, "size", size, "the log has not signed a tree of this size"))
                        .note()
                        .note(),
                Freshness.IMMUTABLE);
    }

    /// `GET /log/{policy}/stamps/{size}`: the time-stamp of that checkpoint, a TimeStampToken (RFC 3161).
    Answer stamp(RoutedRequest call) {
        PolicyId policy = call.policy();
        long size = call.size();
        TimeStamp stamp = log.timeStamp(policy, size)
                .orElseThrow(() -> absent(call, "size", size, "no checkpoint of this size has a time-stamp"));
        return Answer.bytes(BYTES, stamp.token().toArray(), Freshness.IMMUTABLE);
    }

    /// `GET /log/{policy}/contents/{sequence}`: the content whose hash is an entry's `contentHash`.
    Answer content(RoutedRequest call) {
        PolicyId policy = call.policy();
        long sequence = call.sequence();
        if (!isSigned(log, policy, sequence)) {
            throw unsigned(call, sequence);
        }
        Bytes content =
                call.lookup().entry(policy, sequence).map(Entry::content).orElseThrow(LogEndpoint::unseen);
        return Answer.ok(Format.JSON.type(), new String(content.toArray(), UTF_8), Freshness.IMMUTABLE);
    }

    /// `GET /log/{policy}/proofs/{sequence}`: the proof that an entry is in the log, with the
    /// entry itself (C2SP, `tlog-proof`).
    Answer proof(RoutedRequest call) {
        PolicyId policy = call.policy();
        long sequence = call.sequence();
        SignedCheckpoint checkpoint = cosigned.covering(policy, sequence).orElseThrow(() -> unsigned(call, sequence));
        long size = checkpoint.checkpoint().size();
        Bytes leaf = headers(call.lookup(), policy, sequence - 1, 1)
                .map(headers -> Bytes.of(headers.getFirst().leaf()))
                .orElseThrow(LogEndpoint::unseen);
        var tree = new MerkleTree(size, subtrees -> log.hashes(policy, subtrees));
        var proof = new LogProof(Optional.of(leaf), sequence - 1, tree.inclusion(sequence - 1), checkpoint.note());
        return text(proof.text(), Freshness.REVALIDATED);
    }

    /// True if a checkpoint covers the entry. A leaf's hash is stored with the first checkpoint that covers it;
    /// reading it ensures that a client that was shown that checkpoint finds all that it covers.
    static boolean isSigned(CheckpointLog log, PolicyId policy, long sequence) {
        var leaf = new Subtree(0, sequence - 1);
        return log.hashes(policy, Set.of(leaf)).containsKey(leaf);
    }

    /// Exactly `count` headers; empty if the current reads do not reflect all of them yet.
    static Optional<List<EntryHeader>> headers(Lookup lookup, PolicyId policy, long after, int count) {
        List<EntryHeader> headers = lookup.headers(policy, after, count);
        return headers.size() == count && headers.getLast().sequence() == after + count
                ? Optional.of(headers)
                : Optional.empty();
    }

    static Refusal unseen() {
        return Refusal.notYet("the entry was accepted a moment ago", RETRY_AFTER_SECONDS);
    }

    /// The refusal for a missing log, or for something missing from it.
    static Refusal absent(RoutedRequest call, String name, Object value, String detail) {
        call.lookup().requirePolicy(call.policy());
        return Refusal.of(ProblemType.NOT_SIGNED, name, value.toString(), detail);
    }

    private static Refusal unsigned(RoutedRequest call, long sequence) {
        return absent(call, "sequence", sequence, "no checkpoint of the log covers such an entry");
    }

    private SignedCheckpoint signed(RoutedRequest call) {
        return cosigned.latest(call.policy()).orElseThrow(() -> {
            call.lookup().requirePolicy(call.policy());
            return Refusal.of(ProblemType.NOT_SIGNED, "the log has signed no checkpoint yet");
        });
    }

    private static Answer text(String text, String cacheControl) {
        return Answer.text(TEXT, text, cacheControl);
    }
}
