package register.machine.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import register.assembly.Ports;
import register.machine.site.Site;
import register.measure.Measure;
import register.notice.Run;
import register.request.MailMeasures;
import register.webhook.Webhook;

/// The work for customers that should have left by now.
record CustomerChecks(Site site) {
    private static final long LATE_SECONDS = Duration.ofMinutes(15).toSeconds();
    private static final long TEAM_SECONDS = Duration.ofHours(2).toSeconds();
    private static final int RUNS = 16;

    private Ports ports() {
        return site.register().ports();
    }

    private Instant now() {
        return site.register().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void waitingMail(Findings found) {
        Map<Measure, Long> measures = new MailMeasures(ports().records()).mails(now());
        long failed = measures.getOrDefault(Measure.MAILS_FAILED, 0L);
        if (failed > 0) {
            found.broken("waiting-mail.failed", failed);
        }
        if (measures.getOrDefault(Measure.REPLIES_WAITING_SECONDS, 0L) > LATE_SECONDS) {
            found.broken("waiting-mail.replies", measures.getOrDefault(Measure.REPLIES_WAITING, 0L));
        }
        if (measures.getOrDefault(Measure.TEAM_MAILS_WAITING_SECONDS, 0L) > TEAM_SECONDS) {
            found.broken("waiting-mail.team", measures.getOrDefault(Measure.TEAM_MAILS_WAITING, 0L));
        }
        if (found.none()) {
            found.inOrder("waiting-mail.none");
        }
    }

    void notices(Findings found) {
        boolean late =
                !ports().dueWork().due(now().minusSeconds(LATE_SECONDS), 1).isEmpty();
        if (late) {
            found.broken("notices.late");
        }
        ports().chain().policies().stream()
                .flatMap(policy -> ports().notices().runs(policy, RUNS).stream())
                .filter(run -> run.state() == Run.State.STOPPED || run.state() == Run.State.RECORDING)
                .forEach(run -> {
                    if (run.state() == Run.State.STOPPED) {
                        found.missing("notices.stopped", run.policy(), run.id());
                    } else {
                        found.missing("notices.unfinished", run.policy(), run.id());
                    }
                });
        if (found.none()) {
            found.inOrder("notices.none");
        }
    }

    void webhooks(Findings found) {
        ports().webhooks().list().stream()
                .filter(webhook -> webhook.disabled() != null)
                .map(Webhook::id)
                .forEach(id -> found.broken("webhooks.disabled", id));
        int all = ports().webhooks().list().size();
        if (found.none() && all == 0) {
            found.inOrder("webhooks.none");
        } else if (found.none()) {
            found.inOrder("webhooks.on", all);
        }
    }
}
