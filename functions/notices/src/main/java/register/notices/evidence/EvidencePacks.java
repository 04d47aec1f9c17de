package register.notices.evidence;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.document.IssuedDocument;
import register.evidence.EvidencePack;
import register.evidence.NoticeEvidence;
import register.evidence.NoticeEvidence.ListVersion;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeState;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunId;
import register.notices.letter.NoticeLinks;
import register.notices.letter.PublishedChanges;
import register.notices.plan.NoticePlans;
import register.notices.proof.RunCommitments;
import register.objection.Objection;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.value.Language;
import register.value.Sha256;

/// Collects evidence packs. For each it reads only one recipient's notices.
public final class EvidencePacks {
    /// An upper bound on a policy's runs.
    private static final int RUNS = 1_000;

    private final Register register;
    private final Ports ports;
    private final RunCommitments commitments;
    private final @Nullable URI address;

    /// @param address the register's public address, without a trailing slash; null if it has none
    public EvidencePacks(Register register, @Nullable URI address) {
        this.register = register;
        this.ports = register.ports();
        this.commitments = new RunCommitments(register);
        this.address = address;
    }

    /// @param recipient not erased
    /// @param run null for all runs with a notice for it
    /// @return empty if there are none
    public Optional<EvidencePack> of(Recipient recipient, @Nullable RunId run, Language language) {
        List<Objection> said = ports.objections().of(recipient.policy(), recipient.id());
        List<NoticeEvidence> notices = ports.notices().runs(recipient.policy(), RUNS).stream()
                .filter(each -> run == null || each.id().equals(run))
                .flatMap(each ->
                        notice(each, recipient).map(notice -> of(each, notice, recipient, language, said)).stream())
                .toList();
        if (notices.isEmpty()) {
            return Optional.empty();
        }
        PolicyVersion version = register.shown(ports.chain()
                .entry(recipient.policy(), notices.getFirst().run().announcement())
                .orElseThrow());
        return Optional.of(new EvidencePack(
                recipient.policy(),
                language,
                now(),
                version.timeZone(),
                version.edition(version.nearest(language)).provider(),
                version.company(),
                address,
                recipient,
                notices));
    }

    private Optional<Notice> notice(Run run, Recipient recipient) {
        return ports.notices().find(run.notice(recipient.id()));
    }

    private NoticeEvidence of(Run run, Notice notice, Recipient recipient, Language language, List<Objection> said) {
        RunAnnouncement announced = NoticePlans.announced(register, run);
        EntryHeader header = announced.announcement().header();
        Optional<Instant> told = told(notice);
        return new NoticeEvidence(
                run,
                notice,
                header,
                PublishedChanges.of(announced, notice, language),
                announced.objectUntil(notice, told.orElse(null)).orElse(null),
                commitments.proof(run, announced, notice, recipient).orElse(null),
                commitments.outcome(run, notice).orElse(null),
                header.kind().states() ? list(header, language) : null,
                inForce(announced, told.orElse(notice.lines().getFirst().at()), language),
                said.stream().filter(one -> notice.id().equals(one.notice())).toList());
    }

    /// The time at which the recipient counts as notified: at the accepted attempt, otherwise at the last one that
    /// left, otherwise when a person notified it; empty if it was not notified.
    private static Optional<Instant> told(Notice notice) {
        Stream<Kind> reached = Stream.of(Kind.ACCEPTED, Kind.COMPLAINED, Kind.SENT, Kind.DELAYED);
        return reached.flatMap(kind -> IntStream.rangeClosed(1, notice.attempts())
                        .mapToObj(attempt -> attempt)
                        .filter(attempt -> notice.outcome(attempt)
                                .filter(line -> line.kind() == kind)
                                .isPresent()))
                .findFirst()
                .flatMap(notice::claimEnd)
                .or(() -> notice.state() == NoticeState.TOLD_BY_HAND
                        ? notice.lines().stream()
                                .filter(line -> line.kind() == Kind.TOLD_BY_HAND)
                                .map(LedgerLine::at)
                                .max(Comparator.naturalOrder())
                        : Optional.empty());
    }

    private @Nullable ListVersion inForce(RunAnnouncement announced, Instant at, Language language) {
        EntryHeader of = announced.announcement().header();
        return register.history()
                .inForce(of.policy(), LocalDate.ofInstant(at, of.timeZone()), at)
                .map(Entry::header)
                .map(header -> list(header, language))
                .orElse(null);
    }

    private ListVersion list(EntryHeader header, Language language) {
        Language edition = ports.chain()
                .entry(header.policy(), header.sequence())
                .orElseThrow()
                .version()
                .nearest(language);
        Sha256 hash = ports.issuedDocuments()
                .snapshot(header.policy(), header.sequence(), edition)
                .map(IssuedDocument::sha256)
                .orElse(null);
        URI pdf = address == null ? null : new NoticeLinks(address, header, edition, language).pdf();
        return new ListVersion(header, pdf, hash);
    }

    private Instant now() {
        return register.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
