package register.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.Chain;
import register.chain.CheckpointLog;
import register.chain.Checkpoints;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.KeyPairSigner;
import register.chain.Sha256;
import register.chain.SignedCheckpoint;
import register.chain.TimeStamp;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocument;
import register.document.IssuedDocuments;
import register.json.text.JsonText;
import register.person.PersonRecords;
import register.policy.Language;
import register.policy.PolicyId;
import register.policy.PolicyVersion;
import register.publishing.Outcome;
import register.publishing.Publishing;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.Reference;
import register.request.RequestLog;
import register.request.RequestState;
import register.request.SecretReferenceKey;

/// A made-up register with something of everything: two policies, a correction, a withdrawal, versions announced and
/// in force, checkpoints, snapshots, requests in several states, mail that was erased.
public final class FictitiousRegister {
    public static final PolicyId FIRST = new PolicyId("example");
    public static final PolicyId SECOND = new PolicyId("other-example");

    /// Stands in the mail, and nowhere else.
    public static final String SENDER = "mari.maasikas@customer.example";

    private static final Instant START = Instant.parse("2026-02-01T12:00:00Z");

    private final Chain chain;
    private final DocumentStore documents;
    private final PersonRecords persons;
    private final IssuedDocuments issued;
    private final CheckpointLog checkpoints;
    private final RequestLog requests;

    public FictitiousRegister(
            Chain chain,
            DocumentStore documents,
            PersonRecords persons,
            IssuedDocuments issued,
            CheckpointLog checkpoints,
            RequestLog requests) {
        this.chain = chain;
        this.documents = documents;
        this.persons = persons;
        this.issued = issued;
        this.checkpoints = checkpoints;
        this.requests = requests;
    }

    public static FictitiousRegister in(Engine engine) {
        return new FictitiousRegister(
                engine.chain(),
                engine.documents(),
                engine.persons(),
                engine.issuedDocuments(),
                engine.checkpoints(),
                engine.requests());
    }

    /// Fills it, and signs with a new key.
    public void fill() {
        publish(FIRST, "2026-01-01", "first", null);
        publish(FIRST, "2026-01-01", "put right", "The address was wrong: \"Väike 1\", Ωмега");
        publish(FIRST, "2026-06-01", "announced", null);
        withdraw(FIRST, "2026-06-01");
        publish(FIRST, "2026-07-01", "announced again", null);
        publish(SECOND, "2025-12-31", "another", null);
        new Checkpoints(chain, checkpoints, KeyPairSigner.of("key", KeyPairSigner.generate())).reconcile(_ -> {});
        for (long sequence = 1; sequence <= 3; sequence++) {
            stamp(checkpoints.find(FIRST, sequence).orElseThrow());
        }
        for (PolicyId policy : List.of(FIRST, SECOND)) {
            new History(chain, Clock.systemUTC()).headers(policy).forEach(this::snapshots);
        }
        request(1, RequestState.ACKNOWLEDGED, true, true);
        request(2, RequestState.QUEUED, true, false);
        request(3, RequestState.REPLY_UNKNOWN, false, true);
    }

    /// Publishes as if at an instant that follows from the chain.
    public void publish(PolicyId policy, String date, String mark, @Nullable String correction) {
        PolicyVersion version = Fictitious.version(policy, LocalDate.parse(date), mark);
        byte[] source = ("# " + mark + "\n").getBytes(UTF_8);
        accepted(publishing(policy).publish(version, source, correction));
    }

    private void withdraw(PolicyId policy, String date) {
        accepted(publishing(policy).withdraw(policy, LocalDate.parse(date), "It came too early"));
    }

    private Publishing publishing(PolicyId policy) {
        long entries = chain.head(policy).map(EntryHeader::sequence).orElse(0L);
        Instant now = START.plusSeconds(3_600 * entries).plusMillis(7);
        return new Publishing(chain, documents, persons, JsonText::parse, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void accepted(Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new AssertionError("expected it to be accepted: " + outcome);
        }
    }

    private void stamp(SignedCheckpoint checkpoint) {
        var _ = checkpoints.stamp(
                checkpoint.policy(),
                checkpoint.checkpoint().size(),
                new TimeStamp(
                        checkpoint.imprint(),
                        START.plusSeconds(86_400 * checkpoint.checkpoint().size()),
                        "CN=Fictitious Authority",
                        Bytes.of(new byte[] {0x30, 1, 2, (byte) 0xff})));
    }

    private void snapshots(EntryHeader header) {
        if (header.kind() == EntryKind.WITHDRAWAL) {
            return;
        }
        for (Language language : List.of(Fictitious.GERMAN, Language.ENGLISH)) {
            byte[] pdf = ("%PDF of " + header.hash() + " " + language).getBytes(UTF_8);
            DocumentKey key = DocumentKey.snapshot(header, language);
            documents.putIfAbsent(key, pdf);
            issued.record(new IssuedDocument.Snapshot(
                    Sha256.of(pdf),
                    key,
                    header.recordedAt().plusMillis(1_500),
                    header.policy(),
                    header.sequence(),
                    header.effectiveDate(),
                    header.revision(),
                    language,
                    0));
        }
    }

    private void request(int number, RequestState state, boolean kept, boolean acknowledged) {
        Bytes mail = Bytes.of(("From: <" + SENDER + ">\r\n\r\nRequest " + number + "\r\n").getBytes(UTF_8));
        Reference reference = Reference.of(new SecretReferenceKey(Bytes.of(new byte[32])), Integer.toString(number));
        Bytes pdf = Bytes.of(("%PDF that " + reference + " was received").getBytes(UTF_8));
        if (kept) {
            documents.putIfAbsent(DocumentKey.mail(mail.hash()), mail.toArray());
        }
        if (acknowledged) {
            DocumentKey key = DocumentKey.acknowledgement(reference);
            if (kept) {
                documents.putIfAbsent(key, pdf.toArray());
            }
            issued.record(new IssuedDocument.Acknowledgement(pdf.hash(), key, START.plusNanos(5), reference));
        }
        requests.open(new DpaRequest(
                reference,
                number,
                START.plusNanos(number),
                number == 1 ? FIRST : null,
                number == 2 ? null : SENDER,
                Language.ENGLISH,
                mail.hash(),
                acknowledged ? register.request.Outcome.ACKNOWLEDGE : register.request.Outcome.QUEUE,
                "asks-for-dpa",
                number == 2 ? Matter.REDLINES : null,
                null,
                state,
                null,
                acknowledged ? pdf.hash() : null,
                acknowledged ? START.plusSeconds(number) : null));
    }
}
