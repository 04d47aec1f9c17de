package register.machine.site;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.chain.EntryHeader;
import register.machine.runtime.Log;
import register.value.PolicyId;

/// The state of log and mail, and the last failure, besides serving readers.
public final class RegisterHealth {
    /// Publications by commands are signed within seconds.
    private static final Duration SIGNED_WITHIN = Duration.ofMinutes(1);

    /// Counts stop here, so that each takes one bounded read.
    private static final int MOST = 1_000;

    /// Later than the last retry of any mail.
    private static final Duration LONG = Duration.ofDays(3650);

    private final ThisMachine machine;

    public RegisterHealth(ThisMachine machine) {
        this.machine = machine;
    }

    /// A policy's log.
    ///
    /// @param late the time that its last entry has waited for a checkpoint
    private record Signed(PolicyId policy, long entries, long signed, Duration late) {}

    /// Problems that need a person, one line each.
    public List<String> notes() {
        var notes = new ArrayList<String>();
        logs().filter(log -> log.late().compareTo(SIGNED_WITHIN) > 0)
                .forEach(log -> notes.add("log: " + log.signed() + " of " + log.entries() + " entries of "
                        + log.policy() + " are signed: run `infra/register reconcile`"));
        machine.relayTrouble().ifPresent(why -> notes.add("mail: " + why));
        Log.lastError().ifPresent(line -> notes.add("last failure: " + line));
        return notes;
    }

    /// By OpenMetrics name.
    public Map<String, Long> gauges() {
        List<Signed> logs = logs().toList();
        var gauges = new LinkedHashMap<String, Long>();
        gauges.put(
                "register_log_entries", logs.stream().mapToLong(Signed::entries).sum());
        gauges.put(
                "register_log_unsigned_entries",
                logs.stream().mapToLong(log -> log.entries() - log.signed()).sum());
        gauges.put(
                "register_log_unsigned_seconds",
                logs.stream().mapToLong(log -> log.late().toSeconds()).max().orElse(0));
        Instant now = now();
        gauges.put("register_mails_waiting", (long)
                machine.ports().retries().due(now.plus(LONG), MOST).size());
        gauges.put("register_notices_due", (long)
                machine.ports().dueWork().due(now, MOST).size());
        gauges.put("register_mail_relay_reached", machine.relayTrouble().isPresent() ? 0L : 1L);
        return gauges;
    }

    private Stream<Signed> logs() {
        return machine.ports().chain().policies().stream()
                .flatMap(policy -> machine.ports().chain().head(policy).stream().map(head -> signed(policy, head)));
    }

    private Signed signed(PolicyId policy, EntryHeader head) {
        long signed = machine.ports()
                .checkpoints()
                .latest(policy)
                .map(latest -> latest.checkpoint().size())
                .orElse(0L);
        return new Signed(
                policy,
                head.sequence(),
                signed,
                head.sequence() > signed ? Duration.between(head.recordedAt(), now()) : Duration.ZERO);
    }

    private Instant now() {
        return machine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
