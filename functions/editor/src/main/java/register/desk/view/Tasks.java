package register.desk.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.mail.KeptMail;
import register.notice.Notice;
import register.notice.NoticeGuard;
import register.notice.Run;
import register.notices.delivery.OpenNotices;
import register.notices.plan.NoticePlans;
import register.notices.plan.RunCounts;
import register.objection.Objection;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.request.DpaRequest;
import register.value.PolicyId;
import register.value.Problem;

/// What waits for the keeper, the nearest deadline first; what has none comes last.
public final class Tasks {
    private static final Comparator<Task> ORDER =
            Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));

    private final KeptRegister kept;
    private final Instant now;

    private Tasks(KeptRegister kept) {
        this.kept = kept;
        this.now = kept.now();
    }

    public static List<Task> of(KeptRegister kept) {
        var tasks = new Tasks(kept);
        Stream<Task> ofPolicies = kept.policies().stream()
                .flatMap(policy -> Stream.of(
                                tasks.undelivered(policy), tasks.objections(policy), tasks.unannounced(policy))
                        .flatMap(List::stream));
        return Stream.of(ofPolicies, tasks.unpublished(), tasks.requests().stream())
                .flatMap(each -> each)
                .sorted(ORDER)
                .toList();
    }

    private List<Task> undelivered(PolicyId policy) {
        var open = new ArrayList<Task>();
        for (Run run : NoticeRuns.current(kept, policy)) {
            LocalDate date = NoticeRuns.date(kept, run);
            RunCounts.each(
                    run,
                    kept.ports().notices(),
                    notice -> OpenNotices.why(notice, now)
                            // Nobody need act on a mail about which nothing was reported.
                            .filter(why -> why != OpenNotices.Why.SILENT)
                            .ifPresent(why -> open.add(undelivered(run, date, notice, why))));
        }
        return open;
    }

    private Task undelivered(Run run, LocalDate date, Notice notice, OpenNotices.Why why) {
        return new Task.Undelivered(
                run.policy(), date, notice.id(), name(run.policy(), notice.recipient()), why, notice.tellBy());
    }

    private @Nullable String name(PolicyId policy, @Nullable RecipientId recipient) {
        return Optional.ofNullable(recipient)
                .flatMap(id -> kept.who(policy, id))
                .map((Recipient.Who who) -> KeptRegister.name(who))
                .orElse(null);
    }

    private List<Task> objections(PolicyId policy) {
        return kept.ports().objections().all(policy).stream()
                .filter(Objection::isOpen)
                .<Task>map(objection -> new Task.OpenObjection(objection, name(policy, objection.recipient())))
                .toList();
    }

    private List<Task> requests() {
        return kept.ports().requests().pending().stream()
                .<Task>map(request -> new Task.OpenRequest(request, subject(kept, request)))
                .toList();
    }

    static String subject(KeptRegister kept, DpaRequest request) {
        return KeptMail.subject(request, kept.ports().documents())
                .map(Problem::line)
                .map(String::strip)
                .orElse("");
    }

    private List<Task> unannounced(PolicyId policy) {
        var plans = new NoticePlans(kept.register(), kept.site().noticeRate());
        return plans.withoutRun(kept.register().history().headers(policy)).stream()
                .<Task>map(date -> new Task.Unannounced(policy, date, tellBefore(policy, date)))
                .toList();
    }

    private Stream<Task> unpublished() {
        return kept.begun().isEmpty()
                ? Stream.of(new Task.Unlisted())
                : kept.drafts().policies().stream()
                        .flatMap(policy -> kept.drafts().find(policy).stream())
                        .map(draft -> new Task.Unpublished(
                                draft.policy(), draft.date().orElse(null)));
    }

    private @Nullable Instant tellBefore(PolicyId policy, LocalDate date) {
        Optional<Entry> entry = kept.register().history().version(policy, date, null);
        var guard = new NoticeGuard(
                kept.register().history(),
                kept.ports().persons(),
                kept.ports().recipients()::termsInUse,
                _ -> Duration.ZERO);
        return entry.map(one -> guard.verdict(one.header(), kept.shown(one)).tellBefore())
                .orElse(null);
    }
}
