package register.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.evidence.EvidencePack;
import register.evidence.NoticeEvidence;
import register.evidence.NoticeEvidence.Change;
import register.evidence.NoticeEvidence.ListVersion;
import register.log.LogProof;
import register.log.SignedNote;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.NoticeId;
import register.notice.NotifiableChange;
import register.notice.Run;
import register.notice.proof.Inclusion;
import register.notice.proof.NoticeLeaf;
import register.notice.proof.NoticeProof;
import register.notice.proof.OutcomeLeaf;
import register.notice.proof.OutcomeProof;
import register.objection.CustomerStatement;
import register.objection.Objection;
import register.objection.ObjectionChannel;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.policy.PolicyVersion;
import register.recipient.Recipient;
import register.recipient.RecipientId;
import register.recipient.Terms;
import register.request.ChangeAuthor;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Sha256;

/// Evidence of notices, for tests and for viewing: one typical notice, and others with everything that can occur.
public final class EvidenceSample {
    public static final String HOSTILE = "Muster <script>alert(1)</script> & \"Söhne\" \u202Egnp.exe\u0007 漢字";

    private static final Instant AT = Instant.parse("2026-06-01T12:04:30Z");
    private static final Instant CLOSES = Instant.parse("2027-02-28T23:00:00Z");
    private static final ChangeAuthor MARI = new ChangeAuthor("Mari Maasikas", AT);
    private static final RecipientId RECIPIENT = new RecipientId("0123456789abcdef0123456789abcdef");
    private static final PolicyId POLICY = new PolicyId("acme");

    private EvidenceSample() {}

    private static Recipient recipient(Language language, String customer) {
        return Recipient.added(
                RECIPIENT,
                POLICY,
                Recipient.Kind.CONTACT,
                new Recipient.Who("C-1002", customer, "datenschutz@muster.example"),
                language,
                new Terms(45, 20, List.of("EU"), List.of(), List.of(), "§ 7 (2): 45 Tage vor der Änderung"),
                "import",
                MARI);
    }

    private static EvidencePack pack(Language language, String customer, List<NoticeEvidence> notices) {
        PolicyVersion version = RichPolicy.version();
        return new EvidencePack(
                POLICY,
                language,
                Instant.parse("2027-04-10T09:15:30Z"),
                ZoneId.of("Europe/Berlin"),
                "Beispiel Analytik GmbH",
                version.company(),
                URI.create("https://register.example.com"),
                recipient(language, customer),
                notices);
    }

    /// A notice that was accepted, in a run that is closed.
    public static EvidencePack usual(Language language) {
        Notice notice = planned();
        notice = with(
                notice.claimed(AT.plusSeconds(300), ChangeAuthor.register(AT)),
                1,
                "relay",
                Kind.SENT,
                "4WTB9ZK2 queued");
        notice = with(notice, 1, "dsn", Kind.ACCEPTED, "2.0.0 250 Message accepted for delivery");
        return pack(language, "Muster AG", List.of(evidence(notice, true, List.of())));
    }

    /// The typical notice, for another kind of announcement.
    static EvidencePack of(EntryKind kind) {
        EvidencePack usual = usual(Language.ENGLISH);
        NoticeEvidence told = usual.notices().getFirst();
        EntryHeader entry = told.announcement();
        var header = new EntryHeader(
                entry.policy(),
                entry.sequence(),
                kind,
                entry.effectiveDate(),
                entry.timeZone(),
                entry.revision(),
                entry.recordedAt(),
                null,
                null,
                Sha256.of(new byte[] {5}));
        return pack(
                Language.ENGLISH,
                "Muster AG",
                List.of(new NoticeEvidence(
                        told.run(),
                        told.notice(),
                        header,
                        told.changes(),
                        told.objectUntil(),
                        told.commitment(),
                        told.outcome(),
                        told.announced(),
                        told.inForce(),
                        told.objections())));
    }

    /// The typical notice, committed to in the log of another host.
    static EvidencePack ofLog(String host) {
        NoticeEvidence told = usual(Language.ENGLISH).notices().getFirst();
        NoticeProof own = proof();
        LogProof log = own.proof();
        var note = SignedNote.parse(log.checkpoint().note().replace("register.example.com/", host + "/"));
        return pack(
                Language.ENGLISH,
                "Muster AG",
                List.of(new NoticeEvidence(
                        told.run(),
                        told.notice(),
                        told.announcement(),
                        told.changes(),
                        told.objectUntil(),
                        new NoticeProof(
                                own.leaf(),
                                own.salt(),
                                own.externalId(),
                                own.place(),
                                own.commitment(),
                                new LogProof(log.extra(), log.index(), log.path(), note)),
                        null,
                        told.announced(),
                        told.inForce(),
                        told.objections())));
    }

    /// Every kind of line, hostile text, objections, and facts without proof yet.
    public static EvidencePack full(Language language) {
        Notice notice = planned();
        int attempt = 0;
        for (Kind kind : Kind.values()) {
            attempt++;
            if (kind.compareTo(Kind.CLAIMED) > 0 && kind.compareTo(Kind.TOLD_BY_HAND) < 0) {
                notice = with(
                        notice,
                        attempt,
                        "ses",
                        kind,
                        "550 5.1.1 " + HOSTILE.replaceAll("\\p{Cc}", "") + " x".repeat(150));
            }
        }
        notice = notice.toldByHand("phone <i>& \"fax\" 漢", MARI)
                .again(null, MARI)
                .claimed(AT.plusSeconds(300), MARI)
                .cancelled("withdrawn", MARI);
        var objections = new ArrayList<Objection>();
        for (ObjectionOutcome outcome : ObjectionOutcome.values()) {
            objections.add(objection(objections.size()).closed(outcome, "because <of> 漢", MARI));
        }
        objections.add(objection(9));
        return pack(
                language,
                HOSTILE,
                List.of(
                        evidence(notice, false, objections),
                        evidence(planned(), false, List.of()),
                        evidence(planned().cancelled("recipient-ended", MARI), true, List.of())));
    }

    private static Objection objection(int number) {
        return Objection.recorded(
                new ObjectionReference("OBJ-7K3Q-9M2X-000" + number),
                new Objection.About(POLICY, planned().id(), RECIPIENT, AT.minusSeconds(60L * number)),
                number % 2 == 0 ? ObjectionChannel.REPLY : ObjectionChannel.PHONE,
                AT,
                new CustomerStatement(HOSTILE, null),
                null,
                MARI);
    }

    private static Notice planned() {
        return Notice.planned(
                NoticeId.parse("NTC-7K3Q9M2X-0C-4WTB9ZK2"),
                RECIPIENT,
                RichPolicy.GERMAN,
                List.of(0),
                Instant.parse("2027-01-14T23:00:00Z"),
                20,
                ChangeAuthor.register(AT));
    }

    private static Notice with(Notice notice, int attempt, String source, Kind kind, String detail) {
        return notice.with(new LedgerLine(AT.plusSeconds(60), source, attempt, kind, detail));
    }

    private static NoticeEvidence evidence(Notice notice, boolean closed, List<Objection> objections) {
        EntryHeader header = Samples.correction();
        NoticeProof proof = proof();
        Run run = Run.opened(
                        notice.id().run(),
                        POLICY,
                        2,
                        Sha256.of(new byte[] {1}),
                        List.of(notice.id().lot()),
                        CLOSES,
                        MARI)
                .sending(MARI);
        return new NoticeEvidence(
                closed ? run.closed(MARI).committed(9, MARI) : run,
                notice,
                header,
                List.of(
                        new Change(
                                new NoticeLeaf.CommittedChange(
                                        NotifiableChange.Kind.ADDED, "dictation", "speech", header.effectiveDate()),
                                "Joins: Sample Dictation Oy (Finland): Speech recognition",
                                List.of(
                                        "Purpose: turns speech into text",
                                        "Location: Finland",
                                        "Personal data: voice, name",
                                        "From 1 March 2027 for existing customers (Europe/Berlin)")),
                        new Change(
                                new NoticeLeaf.CommittedChange(
                                        NotifiableChange.Kind.REMOVED, "old-mail", "mail", header.effectiveDate()),
                                "Leaves: Old Mail Inc. (United States): Mail",
                                List.of("No longer listed from 1 March 2027 (Europe/Berlin)"))),
                Instant.parse("2027-02-10T22:59:00Z"),
                closed ? proof : null,
                closed
                        ? new OutcomeProof(
                                OutcomeLeaf.of(notice),
                                new Inclusion(proof.place(), proof.commitment(), outcome(proof)))
                        : null,
                list(header, "2027-03-01"),
                closed ? list(Seed.header(Seed.version()), "2023-10-02") : null,
                objections);
    }

    private static ListVersion list(EntryHeader header, String date) {
        return new ListVersion(
                header,
                URI.create("https://register.example.com/v1/policies/acme/versions/" + date
                        + "/snapshot.pdf?lang=de&revision=1"),
                Sha256.of(new byte[] {7}));
    }

    /// With another entry, after the close.
    private static LogProof outcome(NoticeProof proof) {
        EntryHeader entry = proof.entry();
        var later = new EntryHeader(
                entry.policy(),
                9,
                entry.kind(),
                entry.effectiveDate(),
                entry.timeZone(),
                entry.revision(),
                CLOSES.plusSeconds(7),
                null,
                null,
                Sha256.of(new byte[] {9}));
        return new LogProof(
                Optional.of(Bytes.of(later.leaf())), 8, List.of(), proof.proof().checkpoint());
    }

    private static NoticeProof proof() {
        try {
            return NoticeProof.parse(Files.readAllBytes(Checkout.file("docs/notice.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
