package register.machine.start;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import register.machine.runtime.Log;
import register.machine.site.ThisMachine;
import register.machine.start.Poller.Part;
import register.request.RequestErasure;

/// Erases expired data beside a running server: at its start, then hourly.
public final class RetentionFollower {
    private static final Duration PAUSE = Duration.ofHours(1);

    private RetentionFollower() {}

    static Part part(ThisMachine machine) {
        return Part.every(
                "erasing mail, requests, recipients and webhook deliveries at the end of their retention",
                PAUSE,
                _ -> Log.line(line(erase(machine))));
    }

    /// Counts of erased records.
    public record ErasedCounts(RequestErasure.Erased requests, int recipients, int deliveries) {}

    public static ErasedCounts erase(ThisMachine machine) {
        machine.ports().forgetQuotas(LocalDate.ofInstant(machine.clock().instant(), ZoneOffset.UTC));
        int recipients = machine.recipientErasure().reconcile();
        int deliveries = machine.ports().webhooks().reconcile(machine.clock().instant());
        return new ErasedCounts(machine.requestErasure().reconcile(), recipients, deliveries);
    }

    /// One line for the log; empty if nothing was erased.
    public static String line(ErasedCounts ended) {
        RequestErasure.Erased erased = ended.requests();
        return erased.requests() + erased.mails() + erased.traces() + ended.recipients() + ended.deliveries() == 0
                ? ""
                : "retention ended: requests erased " + erased.requests() + ", raw mails deleted " + erased.mails()
                        + ", objections erased " + erased.traces() + ", recipients erased " + ended.recipients()
                        + ", webhook deliveries removed " + ended.deliveries();
    }
}
