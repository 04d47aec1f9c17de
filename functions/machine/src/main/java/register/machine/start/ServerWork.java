package register.machine.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.machine.start.Poller.Progress;
import register.mail.Receiving;
import register.notices.subscription.SubscriptionMails;
import register.objection.Objections;
import register.request.RetryLog;
import register.request.TeamLog;
import register.subscription.Confirmations;
import register.value.PolicyId;

/// Starts a server's background work.
public final class ServerWork {
    private static final Duration MAIL = Duration.ofSeconds(1);
    private static final Duration FORMS = Duration.ofSeconds(5);

    private ServerWork() {}

    /// Work that another module adds; found on the classpath as a service.
    public interface Added {
        List<Part> parts(ThisMachine machine);
    }

    /// @param from the last entries for which all snapshots exist
    public static Poller start(ThisMachine machine, Map<PolicyId, Long> from) {
        return Poller.start(
                kinds -> machine.ports().agenda(kinds, machine.clock().instant()), parts(machine, from));
    }

    static List<Part> parts(ThisMachine machine, Map<PolicyId, Long> from) {
        Receiving receiving = machine.receiving();
        SubscriptionMails forms = machine.subscriptionMails();
        var parts = new ArrayList<>(List.of(
                SnapshotFollower.part(machine, from),
                TimeStampFollower.part(machine.attesting().timeStamps()),
                WitnessFollower.part(machine.attesting().witnessing(), machine.readings()),
                RetentionFollower.part(machine),
                Part.due(
                        "trying a reply again",
                        MAIL,
                        progress -> retry(receiving, progress),
                        RetryLog.KIND,
                        Objections.KIND),
                Part.due(
                        "telling the team",
                        MAIL,
                        _ -> Log.line(receiving.tellTeam().line()),
                        TeamLog.KIND),
                Part.due(
                        "processing readers' forms",
                        FORMS,
                        _ -> Log.line(forms.pass().line()),
                        Confirmations.KIND),
                WebhookFollower.part(machine.webhooks(), machine.readings())));
        parts.addAll(NoticeFollower.parts(machine));
        ServiceLoader.load(Added.class).forEach(added -> parts.addAll(added.parts(machine)));
        return parts;
    }

    private static void retry(Receiving receiving, Progress progress) {
        Optional<String> line = receiving.retryNext();
        while (line.isPresent()) {
            Log.line(line.get());
            line = progress.goesOn() ? receiving.retryNext() : Optional.empty();
        }
    }
}
