package register.machine.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import register.embedded.Agenda.Matter;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.mail.Receiving;
import register.notices.subscription.SubscriptionMails;
import register.value.PolicyId;

/// Starts a server's background work.
public final class ServerWork {
    private static final Duration MAIL = Duration.ofSeconds(1);
    private static final Duration FORMS = Duration.ofSeconds(5);

    private ServerWork() {}

    /// @param from the last entries for which all snapshots exist
    public static Poller start(ThisMachine machine, Map<PolicyId, Long> from) {
        return Poller.start(() -> machine.ports().agenda(machine.clock().instant()), parts(machine, from));
    }

    static List<Part> parts(ThisMachine machine, Map<PolicyId, Long> from) {
        Receiving receiving = machine.receiving();
        SubscriptionMails forms = machine.subscriptionMails();
        var parts = new ArrayList<>(List.of(
                SnapshotFollower.part(machine, from),
                TimeStampFollower.part(machine.attesting().timeStamps()),
                WitnessFollower.part(machine.attesting().witnessing()),
                RetentionFollower.part(machine),
                new Part(
                        "trying a reply again",
                        MAIL,
                        agenda -> agenda.due().contains(Matter.REPLIES)
                                || agenda.due().contains(Matter.OBJECTIONS),
                        (_, goesOn) -> retry(receiving, goesOn)),
                new Part(
                        "telling the team",
                        MAIL,
                        agenda -> agenda.due().contains(Matter.TEAM),
                        (_, _) -> Log.line(receiving.tellTeam().line())),
                new Part(
                        "processing readers' forms",
                        FORMS,
                        agenda -> agenda.due().contains(Matter.FORMS),
                        (_, _) -> Log.line(forms.pass().line())),
                WebhookFollower.part(machine.webhooks())));
        parts.addAll(NoticeFollower.parts(machine));
        return parts;
    }

    private static void retry(Receiving receiving, BooleanSupplier goesOn) {
        Optional<String> line = receiving.retryNext();
        while (line.isPresent()) {
            Log.line(line.get());
            line = goesOn.getAsBoolean() ? receiving.retryNext() : Optional.empty();
        }
    }
}
