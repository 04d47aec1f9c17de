package register.notices.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.notice.DueWork;
import register.notice.DueWork.Due;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticePeriod;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.NotifiableChange;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunId;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.request.ChangeAuthor;

/// Records a run and its notices. Repeating it completes a run after a crash, and adds new contacts.
public final class RunStart {
    /// The maximum number of records held in memory, over all lots.
    private static final int WAITING = 2_000;

    private final NoticePlans plans;
    private final Notices notices;
    private final DueWork work;

    public RunStart(NoticePlans plans) {
        this.plans = plans;
        this.notices = plans.register().ports().notices();
        this.work = plans.register().ports().dueWork();
    }

    /// Records the planned notices; no mail leaves yet.
    ///
    /// @return the run with all its notices
    /// @throws IllegalStateException if its run was cancelled or is closed
    public Run record(Plan plan, ChangeAuthor by) {
        RunId id = NoticePlans.id(plan.announced());
        var _ = notices.open(Run.opened(
                id,
                plan.announced().announcement().header().policy(),
                plan.announced().announcement().header().sequence(),
                plan.hash(),
                NoticeId.lots(plan.notices()),
                closesAt(plan, by.at()),
                by));
        Run run = goes(id, plan, by);
        var lots = new Lots(run, by, areOutnumbered(plan));
        plans.planning(plan.announced(), plan.seen()).walk(lots);
        lots.flush();
        return run;
    }

    /// True if there are fewer contacts than subscribers: then contacts come first. The company is bound by contract
    /// to notify them in time, whereas anyone can subscribe.
    private static boolean areOutnumbered(Plan plan) {
        int subscribers = plan.mails().entrySet().stream()
                .filter(mails -> mails.getKey().kind() == Recipient.Kind.SUBSCRIBER)
                .mapToInt(mails -> mails.getValue().count())
                .sum();
        return plan.notices() - subscribers < subscribers;
    }

    /// The run with the confirmed plan.
    private Run goes(RunId id, Plan plan, ChangeAuthor by) {
        while (true) {
            Run run = notices.run(id).orElseThrow(() -> new IllegalStateException("recorded, then not found: " + id));
            if (run.plan().equals(plan.hash())) {
                run.requireOpen();
                return run;
            }
            Run replanned = run.replanned(plan.hash(), closesAt(plan, by.at()), by);
            if (notices.replace(replanned)) {
                return replanned;
            }
        }
    }

    /// After the last deadline to object, or the last start.
    private Instant closesAt(Plan plan, Instant now) {
        RunAnnouncement announced = plan.announced();
        PolicyVersion version = announced.announcement().version();
        ZoneId zone = version.timeZone();
        Instant done = now.plus(plans.rate().length(plan.notices()));
        ObjectionPeriod objection = version.objection();
        Stream<Instant> stated =
                Optional.ofNullable(objection).map(one -> one.end().toInstant()).stream();
        Stream<Instant> starts = Stream.of(announced.announcement(), announced.whole())
                .flatMap(about -> about.changes().stream())
                .map(NotifiableChange::start)
                .map(start -> start.atStartOfDay(zone).toInstant());
        Stream<Instant> byContract = plan.mails().keySet().stream()
                .map(PlannedNotice.Variant::objectionDays)
                .flatMap(days -> Optional.ofNullable(days).stream())
                .map(days -> NoticePeriod.objectUntil(done, days, zone));
        return Stream.of(Stream.of(done), stated, starts, byContract)
                .flatMap(each -> each)
                .max(Comparator.naturalOrder())
                .orElse(done);
    }

    /// Collects notices by lot, and records them in batches.
    private final class Lots implements Planning.DecisionReceiver {
        private final Run run;
        private final ChangeAuthor by;
        private final boolean contactsFirst;
        private final List<NoticeId> first = new ArrayList<>();
        private final Set<NoticeId> cancelled;
        private final Map<Integer, List<Notice>> waiting = new HashMap<>();
        private int count;

        /// @param contactsFirst true if each contact's notice is due before all lots
        private Lots(Run run, ChangeAuthor by, boolean contactsFirst) {
            this.run = run;
            this.by = by;
            this.contactsFirst = contactsFirst;
            this.cancelled = run.lots().stream()
                    .map(lot -> notices.lot(run.id(), lot))
                    .flatMap(List::stream)
                    .filter(notice -> notice.state() == NoticeState.CANCELLED)
                    .map(Notice::id)
                    .collect(Collectors.toSet());
        }

        @Override
        public void planned(PlannedNotice planned) {
            Notice notice = planned.notice(run, by);
            if (cancelled.contains(notice.id())) {
                again(notice.id());
            }
            waiting.computeIfAbsent(notice.id().lot(), _ -> new ArrayList<>()).add(notice);
            if (contactsFirst && planned.recipient().kind() == Recipient.Kind.CONTACT && !planned.told()) {
                first.add(notice.id());
            }
            count++;
            if (count == WAITING) {
                flush();
            }
        }

        /// For a recipient that had ended and is back.
        private void again(NoticeId id) {
            Notice standing = notices.find(id).orElseThrow();
            if (standing.state() == NoticeState.CANCELLED && !notices.replace(standing.again("recipient-back", by))) {
                again(id);
            }
        }

        @Override
        public void left(Recipient recipient, UninformedRecipients why) {
            // Counted by the plan.
        }

        private void flush() {
            waiting.values().forEach(notices::add);
            waiting.clear();
            first.forEach(id -> work.put(Due.of(by.at().minusMillis(1), id)));
            first.clear();
            count = 0;
        }
    }
}
