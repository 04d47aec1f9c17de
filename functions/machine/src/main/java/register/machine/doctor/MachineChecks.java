package register.machine.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import register.log.SignedCheckpoint;
import register.machine.site.Disk;
import register.machine.site.ThisMachine;
import register.value.PolicyId;

/// The server, its data folder, and what it asks of others.
record MachineChecks(ThisMachine machine, Function<Path, Disk> disks) {
    private static final long GIB = 1024L * 1024 * 1024;
    private static final long MIB = 1024L * 1024;
    private static final Duration STAMPED_WITHIN = Duration.ofDays(1);

    void timeStamps(Findings found) {
        if (machine.settings().timeStamping().authorities().isEmpty()) {
            found.missing("time-stamps.none");
            return;
        }
        Instant now = machine.clock().instant();
        for (PolicyId policy : machine.ports().chain().policies()) {
            Optional<SignedCheckpoint> latest = machine.ports().checkpoints().latest(policy);
            boolean old = machine.ports()
                    .chain()
                    .head(policy)
                    .filter(head -> head.recordedAt().plus(STAMPED_WITHIN).isBefore(now))
                    .isPresent();
            if (old
                    && latest.filter(newest -> machine.ports().checkpoints().lastStamped(policy)
                                    < newest.checkpoint().size())
                            .isPresent()) {
                found.broken("time-stamps.absent", policy);
            }
        }
        if (found.none()) {
            found.inOrder(
                    "time-stamps.asked",
                    machine.settings().timeStamping().authorities().size());
        }
    }

    void server(Findings found) throws IOException {
        Path data = machine.settings().data();
        String own = ServerLock.version();
        if (!ServerLock.isHeld(data)) {
            found.missing("server.stopped");
            return;
        }
        String running = ServerLock.holder(data);
        Instant changed = machine.settings().file().changed();
        if (!running.equals(own)) {
            found.broken("server.other-version", running, own);
        } else if (changed != null && changed.isAfter(ServerLock.since(data))) {
            found.missing("server.older-settings", changed.truncatedTo(ChronoUnit.SECONDS));
        } else {
            found.inOrder("server.runs", own);
        }
    }

    void dataFolder(Findings found) {
        Path data = machine.settings().data();
        long free = disks.apply(data).free();
        if (machine.ports().isReadOnly()) {
            found.broken("data-folder.read-only", data);
        }
        if (free < Disk.LEAST) {
            found.broken("data-folder.full", data, free / MIB);
        } else if (free < GIB) {
            found.missing("data-folder.filling", data, free / MIB);
        }
        if (found.none()) {
            found.inOrder("data-folder.writable", data, free / GIB);
        }
    }
}
