package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.commands.audit.AuditFinding.Kind;
import register.log.Checkpoint;
import register.log.NoteKey;
import register.value.Sha256;

/// Compares a server's checkpoints, witnesses and time-stamp with its entries.
record Comparison(LogServer server, ServedCheckpoint shown, TreeReader tree, Signers signers, AuditFindings findings) {
    /// Before the entries are read: notes the roots to compare, and checks that the names agree.
    void expect(@Nullable KeptCheckpoint since, @Nullable ServedCheckpoint witnessed, List<NoteKey> keys) {
        String origin = shown.checkpoint().origin();
        tree.want(shown.size());
        if (since != null) {
            tree.want(since.checkpoint().size());
            if (!since.checkpoint().origin().equals(origin)) {
                findings.add(
                        Kind.OTHER_ORIGIN,
                        "the log is named \"" + origin + "\", the kept checkpoint belongs to \""
                                + since.checkpoint().origin() + "\"");
            }
        }
        if (witnessed != null) {
            tree.want(witnessed.size());
            if (!witnessed.checkpoint().origin().equals(origin)) {
                findings.add(Kind.OTHER_ORIGIN, "the server's witnessed checkpoint belongs to a log with another name");
            }
        }
        if (!keys.isEmpty() && keys.stream().noneMatch(key -> key.name().equals(origin))) {
            findings.add(
                    Kind.OTHER_ORIGIN,
                    "the log is named \"" + origin
                            + "\", but none of the keys that you named belongs to it: each policy's log has a"
                            + " key with its own name");
        }
    }

    /// After the entries are read.
    void compare(@Nullable KeptCheckpoint since, @Nullable ServedCheckpoint witnessed) {
        against(shown.checkpoint(), "the server's checkpoint");
        signers.require(shown.checkpoint(), shown.note(), "the server's checkpoint");
        if (witnessed != null) {
            against(witnessed.checkpoint(), "the server's witnessed checkpoint");
            signers.require(witnessed.checkpoint(), witnessed.note(), "the server's witnessed checkpoint");
        }
        if (since != null) {
            against(since.checkpoint(), "the kept checkpoint");
            if (since.note() != null) {
                signers.requireKept(since.checkpoint(), since.note());
            }
        }
    }

    private void against(Checkpoint checkpoint, String whose) {
        if (checkpoint.size() > shown.size()) {
            findings.add(
                    Kind.REWOUND,
                    shown.size() + 1,
                    "missing: " + whose + " commits to " + checkpoint.size() + " entries");
            return;
        }
        Sha256 root = tree.root(checkpoint.size());
        if (root != null && !root.equals(checkpoint.root())) {
            findings.add(
                    Kind.OTHER_HISTORY,
                    checkpoint.size(),
                    tree.begun() == 0
                            ? "the entries up to it differ from those in " + whose + ": another history"
                            : whose + " does not continue the " + tree.begun()
                                    + " entries seen before: another history");
        }
    }

    /// Asks again, because a server that shows different histories to different people may answer differently.
    ///
    /// @return the checkpoint as signed by the log alone; empty if it is not shown
    byte[] again() throws IOException {
        again("checkpoint");
        ServedCheckpoint alone = again("checkpoints/" + shown.size());
        return alone == null ? new byte[0] : alone.note().note().getBytes(UTF_8);
    }

    private @Nullable ServedCheckpoint again(String path) throws IOException {
        try {
            ServedCheckpoint again = ServedCheckpoint.read(server, path).orElse(null);
            if (again == null) {
                findings.add(Kind.BAD_CHECKPOINT, "the server does not show " + path);
            } else if (again.size() < shown.size()) {
                findings.add(
                        Kind.REWOUND,
                        again.size() + 1,
                        "missing: asked twice, the server's checkpoint committed to " + shown.size()
                                + " entries, then to " + again.size());
            } else if (again.size() == shown.size() && !again.checkpoint().equals(shown.checkpoint())) {
                findings.add(
                        Kind.OTHER_HISTORY,
                        shown.size(),
                        "the server shows two checkpoints of it, with different histories");
            } else if (again.size() == shown.size() && !again.note().equals(shown.note())) {
                signers.require(again.checkpoint(), again.note(), "the server's " + path);
            }
            return again;
        } catch (IllegalArgumentException e) {
            findings.add(Kind.BAD_CHECKPOINT, "the server's " + path + " is invalid: " + e.getMessage());
            return null;
        }
    }

    /// The time-stamp of the last checkpoint.
    ///
    /// @param note that it must stamp
    @Nullable
    CheckpointStamp stamp(byte[] note, List<X509Certificate> clocks) throws IOException {
        byte[] token = server.log("stamps/" + shown.size()).orElse(null);
        if (token == null) {
            if (!clocks.isEmpty()) {
                findings.add(Kind.NO_TIME_STAMP, "the server shows no time-stamp of its checkpoint");
            }
            return null;
        }
        try {
            return CheckpointStamp.read(token, note, clocks);
        } catch (IllegalArgumentException e) {
            findings.add(
                    Kind.BAD_TIME_STAMP, "the time-stamp of the server's checkpoint is invalid: " + e.getMessage());
            return null;
        }
    }
}
