package register.contract.world;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import register.assembly.Ports;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.DocumentKey;
import register.notice.Addressee;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.notice.proof.NamedRecipient;
import register.notice.proof.NoticeCommitment;
import register.notice.proof.NoticeCommitment.Subject;
import register.notice.proof.NoticeTree;
import register.recipient.Recipient;
import register.request.ChangeAuthor;
import register.value.Bytes;
import register.value.Sha256;

/// A made-up run of notices.
public final class FictitiousNotices {
    /// The leaf in the log's commitment to the run.
    public static final Sha256 LEAF = Sha256.of(new byte[] {2});

    /// Shared, because it takes a second to build.
    private static final NoticeTree TREE = NoticeTree.of(new SecureRandom(), List.of(LEAF));

    private FictitiousNotices() {}

    /// Adds a run stopped by a person: one recipient was told, another not yet, a third was erased.
    static void add(Ports to, EntryHeader announcement, Instant at) {
        ChangeAuthor mari = new ChangeAuthor("Mari", at);
        Notices notices = to.notices();
        RunId id = RunId.of(announcement.hash());
        done(notices.open(Run.opened(
                id,
                announcement.policy(),
                announcement.sequence(),
                Sha256.of(new byte[] {1}),
                List.of(7),
                at.plus(Duration.ofDays(60)),
                mari)));
        Run run = notices.run(id).orElseThrow();
        for (Recipient recipient : to.recipients().list(announcement.policy(), null, 3)) {
            notices.add(List.of(planned(run, recipient, mari)));
        }
        Run sending = run.sending(mari);
        done(notices.replace(sending));
        Recipient told = to.recipients().list(announcement.policy(), null, 1).getFirst();
        Recipient.Who who = told.who();
        if (who == null) {
            throw new AssertionError("expected a recipient who can be notified");
        }
        Notice notice = notices.find(run.notice(told.id())).orElseThrow();
        Notice claimed = notice.claimed(at.plusSeconds(300), ChangeAuthor.register(at))
                .to(Addressee.of(told, notice.id(), who.address()));
        done(notices.replace(claimed));
        done(notices.replace(claimed.with(new LedgerLine(at.plusSeconds(1), "relay", 1, Kind.SENT, "250 taken"))));
        done(notices.replace(sending.stopped("one is enough", mari)));
    }

    /// Commits to it, as `Commitments` does.
    static void commit(Ports to, EntryHeader announcement, Instant at) {
        RunId run = RunId.of(announcement.hash());
        var commitment = new NoticeCommitment(
                Subject.PLAN, run, announcement.sequence(), announcement.hash(), TREE.size(), TREE.root());
        Bytes content = commitment.content();
        EntryHeader head = to.chain().head(announcement.policy()).orElseThrow();
        done(to.documents()
                .putIfAbsent(DocumentKey.noticeTree(head.policy(), run + "-" + Subject.PLAN.term()), TREE.bytes()));
        done(to.documents().putIfAbsent(DocumentKey.content(head.policy(), content.hash()), content.toArray()));
        var header = new EntryHeader(
                head.policy(),
                head.sequence() + 1,
                EntryKind.NOTICE,
                LocalDate.ofInstant(at, head.timeZone()),
                head.timeZone(),
                0,
                at,
                null,
                null,
                content.hash());
        done(to.chain().append(new Entry(header, content)));
    }

    private static Notice planned(Run run, Recipient recipient, ChangeAuthor by) {
        Notice notice = Notice.planned(
                run.notice(recipient.id()), recipient.id(), recipient.language(), List.of(0), null, 14, by);
        return recipient.who() == null ? notice : NamedRecipient.named(notice, recipient);
    }

    private static void done(boolean done) {
        if (!done) {
            throw new AssertionError("expected it to be written");
        }
    }
}
