package register.machine.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import register.machine.runtime.Log;
import register.measure.Measure;
import register.request.MailMeasures;
import register.transparency.LogStates;

/// The state of log and mail, and the last failure, besides serving readers.
public final class RegisterHealth {
    /// Publications by commands are signed within seconds.
    private static final long SIGNED_WITHIN_SECONDS = 60;

    private final ThisMachine machine;

    public RegisterHealth(ThisMachine machine) {
        this.machine = machine;
    }

    /// Problems that need a person, one line each.
    public List<String> notes() {
        var notes = new ArrayList<String>();
        logs().logs().stream()
                .filter(log -> !log.isSigned() && log.seconds() > SIGNED_WITHIN_SECONDS)
                .forEach(log -> notes.add("log: " + log.signed() + " of " + log.entries() + " entries of "
                        + log.policy() + " are signed: run `infra/register reconcile`"));
        machine.relayTrouble().ifPresent(why -> notes.add("mail: " + why));
        Log.lastError().ifPresent(line -> notes.add("last failure: " + line));
        return notes;
    }

    /// False if the mail server could not be reached last.
    public boolean reachesRelay() {
        return machine.relayTrouble().isEmpty();
    }

    /// What is known now. What cannot be read is absent: zero would say that nothing is wrong.
    public Map<Measure, Long> measures() {
        var mail = new MailMeasures(machine.ports().records());
        var measures = new EnumMap<>(machine.readings().values());
        for (Supplier<Map<Measure, Long>> reading : List.<Supplier<Map<Measure, Long>>>of(
                () -> logs().measures(), () -> mail.requests(now()), () -> mail.mails(now()))) {
            try {
                measures.putAll(reading.get());
            } catch (RuntimeException _) {
                // The store is unreadable: the register is not ready, and the rest is still reported.
            }
        }
        return measures;
    }

    private LogStates logs() {
        return LogStates.read(
                machine.ports().chain(),
                machine.ports().checkpoints(),
                machine.ports().witnesses(),
                now());
    }

    private Instant now() {
        return machine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
