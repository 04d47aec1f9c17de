package register.machine.start;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import register.chain.EntryHeader;
import register.document.IssuedDocument;
import register.log.SignedCheckpoint;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.measure.Measure;
import register.transparency.ForkedChainException;
import register.value.PolicyId;

/// Makes snapshots and checkpoints for entries that other processes publish beside a running server. A command makes
/// its own, unless it is killed.
public final class SnapshotFollower {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final ThisMachine machine;
    private final Map<PolicyId, Long> followed;
    private long missing;

    private SnapshotFollower(ThisMachine machine, Map<PolicyId, Long> followed) {
        this.machine = machine;
        this.followed = new HashMap<>(followed);
    }

    /// The last entry of each policy now.
    public static Map<PolicyId, Long> heads(ThisMachine machine) {
        var heads = new HashMap<PolicyId, Long>();
        for (PolicyId policy : machine.ports().chain().policies()) {
            heads.put(policy, head(machine, policy));
        }
        return heads;
    }

    /// @param from the last entries for which all snapshots exist
    static Part part(ThisMachine machine, Map<PolicyId, Long> from) {
        var follower = new SnapshotFollower(machine, from);
        return Part.following("following new entries", PAUSE, PAUSE, follower::follow);
    }

    /// The log line for a new snapshot.
    public static String line(IssuedDocument.Snapshot made) {
        return "snapshot " + made.policy() + " " + made.effectiveDate() + " revision " + made.revision() + " "
                + made.language() + " sha256 " + made.sha256();
    }

    /// The log line for a new checkpoint.
    public static String line(SignedCheckpoint made) {
        return "checkpoint " + made.policy() + " " + made.checkpoint().size() + " root "
                + made.checkpoint().root();
    }

    /// Reports a chain that does not continue its signed checkpoint separately, because it needs a person.
    public static void signingFailed(RuntimeException failure) {
        if (failure instanceof ForkedChainException) {
            Log.line("ALARM " + Log.message(failure));
        } else {
            Log.failure("signing checkpoints", failure);
        }
    }

    private void follow(Progress progress) {
        machine.readings().read("documents", () -> {
            missing = 0;
            for (PolicyId policy : machine.ports().chain().policies()) {
                if (!isFollowed(policy)) {
                    progress.leavesWork();
                }
            }
            return Map.of(Measure.DOCUMENTS_MISSING, missing);
        });
    }

    private boolean isFollowed(PolicyId policy) {
        long head = head(machine, policy);
        boolean all = sign(policy, head);
        for (long at = followed.getOrDefault(policy, 0L) + 1; at <= head; at++) {
            try {
                machine.attesting().snapshots().make(policy, at).forEach(made -> Log.line(line(made)));
            } catch (RuntimeException e) {
                // The next entries get their snapshots anyway; this one is retried.
                all = false;
                missing++;
                Log.failure("making snapshots", e);
            }
        }
        if (all) {
            followed.put(policy, head);
        }
        return all;
    }

    /// First, because a snapshot prints its entry's checkpoint.
    private boolean sign(PolicyId policy, long head) {
        try {
            machine.attesting().checkpoints().make(policy, head).forEach(made -> Log.line(line(made)));
            return true;
        } catch (RuntimeException e) {
            signingFailed(e);
            return false;
        }
    }

    private static long head(ThisMachine machine, PolicyId policy) {
        return machine.ports().chain().head(policy).map(EntryHeader::sequence).orElse(0L);
    }
}
