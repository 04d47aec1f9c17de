package register.notices.sending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.memory.HandClock;
import register.memory.MemoryRecipients;
import register.memory.MemoryRecords;
import register.memory.PortsAround.Around;
import register.notice.DueWork;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NoticeState;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Recipients;
import register.recipient.Terms;
import register.record.Records;
import register.request.ChangeAuthor;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// A run in memory, whose mails go to a list.
final class SendingWorld {
    static final RunId RUN = new RunId("7K3Q9M2X");
    static final ChangeAuthor MARI = new ChangeAuthor("Mari", Instant.parse("2026-11-01T10:00:00Z"));
    static final PolicyId POLICY = new PolicyId("acme");
    static final NoticeSending.Timing TIMING =
            new NoticeSending.Timing(Duration.ofMinutes(5), Duration.ofMinutes(1), 1);

    final HandClock clock = new HandClock("2026-11-01T10:00:00Z");
    final MemoryRecords records = new MemoryRecords();
    final Notices notices = new Notices(records);
    final DueWork work = new DueWork(records);
    final MemoryRecipients recipients = new MemoryRecipients();
    final List<OutgoingMail> mails = new CopyOnWriteArrayList<>();
    final List<Instant> times = new CopyOnWriteArrayList<>();
    /// The mail service's next answers; it takes all other mails.
    final Queue<Handover> handovers = new ConcurrentLinkedQueue<>();

    /// The reason why the announcement is no longer current.
    @Nullable
    String ended;

    /// True if the log commits to the run.
    boolean committed = true;

    Function<OutgoingMail, Handover> service = mail -> {
        Handover handover = handovers.isEmpty() ? new Handover.Taken("id-" + mail.id()) : handovers.remove();
        if (handover instanceof Handover.Taken) {
            mails.add(mail);
        }
        return handover;
    };

    /// Records a run with this many notices, in two lots, and starts sending.
    List<NoticeId> start(int count) {
        assertNew(notices.open(Run.opened(
                RUN, POLICY, 3, Sha256.of(new byte[1]), List.of(0, 1), Instant.parse("2027-01-01T00:00:00Z"), MARI)));
        List<NoticeId> ids = add(0, count);
        Run _ = runs().send(RUN, MARI).orElseThrow();
        return ids;
    }

    List<NoticeId> add(int from, int count) {
        var ids = new ArrayList<NoticeId>();
        for (int number = from; number < from + count; number++) {
            var id = new NoticeId(RUN, number % 2, "%08d".formatted(number));
            var recipient = new RecipientId("%032x".formatted(number));
            var who = new Recipient.Who(null, null, "r%d@customer.example".formatted(number));
            assertNew(recipients.add(Recipient.added(
                    recipient,
                    POLICY,
                    Recipient.Kind.CONTACT,
                    who,
                    Language.ENGLISH,
                    Terms.NONE,
                    "import",
                    ChangeAuthor.register(clock.instant()))));
            notices.add(List.of(Notice.planned(
                    id, recipient, Language.ENGLISH, List.of(0), null, null, ChangeAuthor.register(clock.instant()))));
            ids.add(id);
        }
        return ids;
    }

    private static void assertNew(boolean added) {
        if (!added) {
            throw new AssertionError("a run, or a recipient, has one record");
        }
    }

    Runs runs() {
        return new Runs(notices, work);
    }

    NoticeLedger ledger() {
        return new NoticeLedger(notices, work);
    }

    NoticeSending sending() {
        return sending(60_000, new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return port;
            }
        });
    }

    /// @param perMinute the rate; time passes only while it waits
    NoticeSending sending(int perMinute, Around around) {
        var pace = new SendingRate(
                perMinute,
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos(),
                nanos -> clock.advance(Duration.ofNanos(nanos)));
        return new NoticeSending(
                new Notices(around.port(Records.class, records)),
                new DueWork(around.port(Records.class, records)),
                around.port(Recipients.class, recipients),
                around.port(AnnouncementStanding.class, _ -> Optional.ofNullable(ended)),
                around.port(CommitmentCheck.class, _ -> committed),
                NoticeChannel.mail(
                        around.port(NoticeMails.class, SendingWorld::letter), around.port(MailSender.class, mail -> {
                            times.add(clock.instant());
                            return service.apply(mail);
                        })),
                new NoticeSending.Sender("process", pace, TIMING),
                clock);
    }

    NoticeState state(NoticeId id) {
        return notices.find(id).orElseThrow().state();
    }

    List<String> sent() {
        return mails.stream().map(OutgoingMail::id).sorted().toList();
    }

    private static OutgoingMail letter(Run run, Notice notice, Recipient recipient) {
        Recipient.Who who = recipient.who();
        if (who == null || notice.claim() == null) {
            throw new AssertionError("a letter needs an address and a claim");
        }
        return new OutgoingMail(
                notice.id() + "." + notice.claim().attempt(),
                "notices@provider.example",
                who.address(),
                "x",
                List.of(),
                "x",
                null,
                List.of());
    }
}
