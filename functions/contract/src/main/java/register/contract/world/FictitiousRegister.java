package register.contract.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.SignedCheckpoint;
import register.policy.PolicyVersion;
import register.publishing.Publishing;
import register.publishing.PublishingOutcome;
import register.publishing.Reasons;
import register.request.RequestState;
import register.sample.FictitiousSeals;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.TimeStamp;
import register.transparency.WitnessClient;
import register.value.Bytes;
import register.value.PolicyId;

/// A made-up register with everything: policies, sole traders, a redaction, a correction, a withdrawal, versions
/// announced and in force, checkpoints, snapshots, requests in several states, erased mail, a run of notices.
public final class FictitiousRegister {
    /// The address in the names of its logs.
    public static final PublicAddress ADDRESS = new PublicAddress(null, "register.example.com");

    public static final PolicyId FIRST = new PolicyId("example");
    public static final PolicyId SECOND = new PolicyId("other-example");

    public static final PolicyId THIRD = new PolicyId("third-example");

    /// A redacted sole trader, and one who is listed.
    public static final String REDACTED = "Aino Õnnelik";

    public static final String TOLD = "Peeter Näidis-Kask";

    /// Occurs in the mail only.
    public static final String SENDER = "mari.maasikas@customer.example";

    /// Occurs in an objection's record only.
    public static final String OBJECTION = "Kaja Karukell ei ole nõus";

    /// Occurs in a recipient's record only.
    public static final String RECIPIENT = "privacy.maasikas@customer.example";

    /// The DPA file of each version of the second policy.
    public static final Bytes DPA = Fictitious.dpa("signed");

    private static final Instant START = Instant.parse("2026-02-01T12:00:00Z");

    private final Ports ports;
    private final CheckpointSigner signer;

    /// Signs with a new key.
    public FictitiousRegister(Ports ports) {
        this(ports, KeyPairSigner.of("key", KeyPairSigner.generate()));
    }

    public FictitiousRegister(Ports ports, CheckpointSigner signer) {
        this.ports = ports;
        this.signer = signer;
    }

    /// Fills the register, and signs its logs.
    public void fill() {
        publish(FIRST, "2026-01-01", "first", null);
        publish(FIRST, "2026-01-01", "put right", "The address was wrong: \"Väike 1\", Ωмега");
        publish(FIRST, "2026-06-01", "announced", null);
        withdraw(FIRST, "2026-06-01");
        publish(FIRST, "2026-07-01", "announced again", null);
        publish(SECOND, "2025-12-31", "another", null);
        publishPersons("2026-01-01", List.of(REDACTED, TOLD));
        publishPersons("2026-03-01", List.of(TOLD));
        redact(REDACTED);
        sign();
        for (long sequence = 1; sequence <= 3; sequence++) {
            stamp(ports.checkpoints().find(FIRST, sequence).orElseThrow());
        }
        ports.sealCertificates().record(FictitiousSeals.FIRST);
        snapshots();
        ports.sealCertificates().record(FictitiousSeals.SECOND);
        var mail = new FictitiousRequests(ports.documents(), ports.issuedDocuments(), ports.requests(), START);
        mail.open(1, RequestState.ACKNOWLEDGED, true, true);
        mail.open(2, RequestState.QUEUED, true, false);
        mail.open(3, RequestState.REPLY_UNKNOWN, false, true);
        FictitiousRecipients.add(ports.recipients(), FIRST, RECIPIENT, START);
        notices();
        FictitiousObjections.add(ports.objections(), FIRST, OBJECTION, START);
    }

    /// A stopped run for the first policy's last version, with a commitment in the log.
    private void notices() {
        EntryHeader announcement = ports.chain().headers(FIRST, 4, 1).getFirst();
        FictitiousNotices.add(ports, announcement, START);
        FictitiousNotices.commit(ports, announcement, clock(FIRST).instant());
        sign();
    }

    /// Signs its logs.
    public void sign() {
        new Checkpoints(ports.chain(), ports.checkpoints(), signer, ADDRESS).reconcile(_ -> {});
    }

    /// Publishes at an instant derived from the chain.
    public void publish(PolicyId policy, String date, String mark, @Nullable String correction) {
        PolicyVersion version = Fictitious.version(policy, LocalDate.parse(date), mark);
        byte[] source = ("# " + mark + "\n").getBytes(UTF_8);
        accepted(
                policy.equals(SECOND)
                        ? publishing(policy)
                                .publish(Fictitious.offering(version, DPA), source, DPA, Reasons.correction(correction))
                        : publishing(policy).publish(version, source, correction));
    }

    /// Withdraws an announcement.
    public void withdraw(PolicyId policy, String date) {
        accepted(publishing(policy).withdraw(policy, LocalDate.parse(date), "It came too early"));
    }

    private Register at(Clock clock) {
        return new Register(ports, clock);
    }

    private Publishing publishing(PolicyId policy) {
        return at(clock(policy)).publishing();
    }

    private Clock clock(PolicyId policy) {
        long entries = ports.chain().head(policy).map(EntryHeader::sequence).orElse(0L);
        return Clock.fixed(START.plusSeconds(3_600 * entries).plusMillis(7), ZoneOffset.UTC);
    }

    private static void accepted(PublishingOutcome outcome) {
        if (!(outcome instanceof PublishingOutcome.Accepted)) {
            throw new AssertionError("expected it to be accepted: " + outcome);
        }
    }

    private void stamp(SignedCheckpoint checkpoint) {
        var _ = ports.checkpoints()
                .stamp(
                        checkpoint.policy(),
                        checkpoint.checkpoint().size(),
                        new TimeStamp(
                                checkpoint.imprint(),
                                START.plusSeconds(
                                        86_400 * checkpoint.checkpoint().size()),
                                "CN=Fictitious Authority",
                                Bytes.of(new byte[] {0x30, 1, 2, (byte) 0xff})));
    }

    /// Publishes a version with these sole traders, whose names are stored beside the chain.
    public void publishPersons(String date, List<String> names) {
        PolicyVersion version = Fictitious.version(THIRD, LocalDate.parse(date), "of persons");
        var persons = new ArrayList<>(version.subprocessors());
        for (String name : names) {
            persons.add(Fictitious.person(
                    "trader-" + name.length(),
                    name,
                    version.subprocessors().getFirst().engagements()));
        }
        byte[] source = ("# " + names + "\n").getBytes(UTF_8);
        accepted(publishing(THIRD).publish(version.withSubprocessors(persons), source, null));
    }

    /// Redacts a sole trader.
    public void redact(String name) {
        accepted(at(clock(THIRD))
                .redacting()
                .redact(THIRD, "trader-" + name.length(), "As she asked")
                .outcome());
    }

    /// Makes missing snapshots, as placeholders.
    public void snapshots() {
        Register register = at(Clock.fixed(START.plusSeconds(1_000_000).plusMillis(1_500), ZoneOffset.UTC));
        new Attesting(
                        register,
                        new FictitiousPdfs(),
                        signer,
                        ADDRESS,
                        List.of(),
                        (_, _) -> new WitnessClient.Answer(404, ""),
                        _ -> {})
                .snapshots()
                .reconcile(_ -> {});
    }
}
