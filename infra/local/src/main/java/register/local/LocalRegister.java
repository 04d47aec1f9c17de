package register.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import register.archive.Holdings;
import register.chain.Bytes;
import register.chain.CheckpointSigner;
import register.chain.Checkpoints;
import register.chain.Entry;
import register.chain.History;
import register.chain.KeyPairSigner;
import register.chain.TimeStamps;
import register.chain.Version;
import register.chain.VersionStatus;
import register.document.Erasure;
import register.document.RequestErasure;
import register.document.SealUse;
import register.document.Snapshots;
import register.documents.PdfDocuments;
import register.documents.SealTimes;
import register.documents.timestamp.HttpTimeStampAuthority;
import register.embedded.EmbeddedEngine;
import register.embedded.PrivateFiles;
import register.local.smtp.Outbox;
import register.local.smtp.OutboxCopies;
import register.local.smtp.Relay;
import register.local.smtp.Submission;
import register.mail.Answering;
import register.mail.Intake;
import register.mail.IntakeSettings;
import register.mail.Receiving;
import register.mail.Redrive;
import register.mail.Undecided;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.policyfile.PolicyPublishing;
import register.publishing.Publishing;
import register.publishing.Redacting;
import register.request.MailSender;
import register.request.SecretReferenceKey;

/// The register on one machine, put together: the embedded engine, the key and the use cases over them.
public final class LocalRegister implements AutoCloseable {
    private static final String OUTBOX = "outbox";
    private static final Duration REPLY_LEASE = Duration.ofMinutes(5);
    /// Shorter than the lease of a reply, however often it is waited for.
    private static final Duration RELAY_PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final Clock clock;
    private final EmbeddedEngine engine;
    private final SealKeys policyKeys;
    private final SealKeys acknowledgementKeys;
    private final PdfDocuments snapshotSealing;
    private final PdfDocuments acknowledgementSealing;
    private final CheckpointSigner signer;

    private LocalRegister(Settings settings, Clock clock, EmbeddedEngine engine, CheckpointSigner signer) {
        this.settings = settings;
        this.clock = clock;
        this.engine = engine;
        this.policyKeys = new SealKeys(SealUse.POLICY_SEAL, engine, clock);
        this.acknowledgementKeys = new SealKeys(SealUse.ACKNOWLEDGEMENT_SEAL, engine, clock);
        this.signer = signer;
        this.snapshotSealing = sealing(SealUse.POLICY_SEAL);
        this.acknowledgementSealing = sealing(SealUse.ACKNOWLEDGEMENT_SEAL);
    }

    private PdfDocuments sealing(SealUse use) {
        TimeStamping stamping = settings.timeStamping();
        return new PdfDocuments(
                use,
                sealKeys(use).current(),
                engine.sealCertificates(),
                clock,
                SealTimes.of(
                        HttpTimeStampAuthority.forSeals(
                                stamping.authorities(), TimeStamping.AUTHORITIES, stamping.reach()),
                        stamping.reach(),
                        Log::line));
    }

    /// Opens the data folder; makes it and its keys if they do not exist.
    ///
    /// @throws java.io.UncheckedIOException when it cannot be used
    public static LocalRegister open(Settings settings, Clock clock) {
        EmbeddedEngine engine = EmbeddedEngine.open(settings.data());
        try {
            PrivateFiles.all(settings.data().resolve(OUTBOX));
            CheckpointSigner signer =
                    KeyPairSigner.of("keys/checkpoint.key", engine.key("checkpoint.key", KeyPairSigner::generate));
            return new LocalRegister(settings, clock, engine, signer);
        } catch (IOException e) {
            engine.close();
            throw new UncheckedIOException(settings.data() + ": its files cannot be made private", e);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /// Whether there is anything to open.
    public static boolean exists(Settings settings) {
        return Files.exists(settings.data().resolve("register.db"));
    }

    public Settings settings() {
        return settings;
    }

    public Clock clock() {
        return clock;
    }

    public EmbeddedEngine engine() {
        return engine;
    }

    /// All that it keeps.
    public Holdings holdings() {
        return new Holdings(
                engine.chain(),
                engine.checkpoints(),
                engine.documents(),
                engine.issuedDocuments(),
                engine.sealCertificates(),
                engine.persons(),
                engine.requests());
    }

    /// Seals snapshots, and nothing else.
    public PdfDocuments snapshotSealing() {
        return snapshotSealing;
    }

    /// Seals acknowledgements, and nothing else.
    public PdfDocuments acknowledgementSealing() {
        return acknowledgementSealing;
    }

    /// Those that sealed what this register issued of one use, or what an archive brought.
    public List<X509Certificate> certificates(SealUse use) {
        return sealKeys(use).chains().stream().map(List::getFirst).toList();
    }

    public SealKeys sealKeys(SealUse use) {
        return switch (use) {
            case POLICY_SEAL -> policyKeys;
            case ACKNOWLEDGEMENT_SEAL -> acknowledgementKeys;
        };
    }

    public History history() {
        return new History(engine.chain(), clock);
    }

    /// Where requests are written to, by the policies in force and by those announced.
    Set<String> publicAddresses() {
        History history = history();
        return history.policies().stream()
                .flatMap(policy -> history.versions(policy).stream())
                .filter(version ->
                        version.status() == VersionStatus.IN_FORCE || version.status() == VersionStatus.ANNOUNCED)
                .map(Version::standing)
                .flatMap(header -> engine.chain().entry(header.policy(), header.sequence()).stream())
                .flatMap(entry -> shown(entry).requests().publicAddresses().stream())
                .collect(Collectors.toSet());
    }

    /// What an entry states, with the names of natural persons, those aside who were redacted.
    public PolicyVersion shown(Entry entry) {
        return Persons.shown(entry.version(), engine.persons());
    }

    public Publishing publishing() {
        return new Publishing(engine.chain(), engine.documents(), engine.persons(), clock);
    }

    public PolicyPublishing policyPublishing() {
        return new PolicyPublishing(publishing());
    }

    public Snapshots snapshots() {
        return new Snapshots(
                engine.chain(), engine.documents(), engine.issuedDocuments(), engine.persons(), snapshotSealing, clock);
    }

    public Erasure erasure() {
        return new Erasure(engine.chain(), engine.persons(), engine.documents(), clock);
    }

    public Redacting redacting() {
        return new Redacting(engine.chain(), engine.documents(), engine.persons(), erasure(), clock);
    }

    public Checkpoints checkpoints() {
        return new Checkpoints(engine.chain(), engine.checkpoints(), signer);
    }

    /// Asks nobody unless `REGISTER_TSA` says whom.
    public TimeStamps timeStamps() {
        TimeStamping stamping = settings.timeStamping();
        return new TimeStamps(
                engine.chain(),
                engine.checkpoints(),
                HttpTimeStampAuthority.forCheckpoints(
                        stamping.authorities(), TimeStamping.AUTHORITIES, stamping.reach()),
                Log::line);
    }

    public Intake intake() {
        return new Intake(
                engine.requests(),
                engine.quotas(),
                engine.notices(),
                engine.documents(),
                engine.issuedDocuments(),
                acknowledgementSealing,
                mailSender(),
                engine.retries(),
                engine.chain(),
                intakeSettings(),
                settings.noticesEvery(),
                clock);
    }

    /// What the settings say of mail.
    public IntakeSettings intakeSettings() {
        return new IntakeSettings(
                settings.intakeAddresses(),
                settings.mailFrom(),
                settings.ownDomains(),
                settings.teamAddress(),
                settings.limits(),
                new SecretReferenceKey(Bytes.of(engine.secret("references"))),
                REPLY_LEASE);
    }

    /// The intake, with what fails on record.
    public Receiving receiving() {
        return new Receiving(intake(), engine.failures(), clock);
    }

    /// Mail that was taken and left undecided.
    public Redrive redrive() {
        return new Undecided(engine.requests(), engine.failures(), receiving(), REPLY_LEASE, clock);
    }

    /// What persons have it send.
    public Answering answering() {
        return new Answering(
                engine.requests(),
                engine.documents(),
                engine.issuedDocuments(),
                acknowledgementSealing,
                mailSender(),
                engine.retries(),
                engine.chain(),
                settings.mailFrom(),
                REPLY_LEASE,
                clock);
    }

    public RequestErasure requestErasure() {
        return new RequestErasure(
                engine.requests(),
                engine.documents(),
                engine.issuedDocuments(),
                new OutboxCopies(outbox()),
                settings.retention(),
                clock);
    }

    private Path outbox() {
        return settings.data().resolve(OUTBOX);
    }

    private MailSender mailSender() {
        Optional<Submission> relay = relay();
        return relay.isPresent() ? relay.get() : new Outbox(outbox(), clock);
    }

    /// The mail server that takes what the register sends; empty where mail is left in a folder.
    Optional<Submission> relay() {
        Relay relay = settings.transport().relay();
        return relay == null
                ? Optional.empty()
                : Optional.of(new Submission(relay, settings.transport().trust(), clock, RELAY_PATIENCE));
    }

    @Override
    public void close() {
        engine.close();
    }
}
