package register.machine.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Attesting;
import register.assembly.Register;
import register.document.SealUse;
import register.document.Trial;
import register.embedded.EmbeddedPorts;
import register.embedded.file.PrivateFiles;
import register.evidence.SealedEvidence;
import register.forms.FormsHandler;
import register.forms.objection.ObjectionRoutes;
import register.forms.subscription.SubscriptionRoutes;
import register.log.CheckpointSigner;
import register.log.KeyPairSigner;
import register.log.LogOrigin;
import register.machine.runtime.Log;
import register.machine.runtime.Readings;
import register.machine.settings.Settings;
import register.machine.smtp.MailFolder;
import register.machine.smtp.OutboxCopies;
import register.machine.smtp.Relay;
import register.machine.smtp.SmtpSubmission;
import register.mail.Correspondence;
import register.mail.NoticeReplies;
import register.mail.Receiving;
import register.mail.Redrive;
import register.mail.rule.MailSettings;
import register.mail.rule.PoliciesInForce;
import register.mail.sending.Team;
import register.mail.sending.TeamMailId;
import register.notice.BounceAddresses;
import register.notice.NoticeRate;
import register.notices.Notifying;
import register.notices.delivery.Deliveries;
import register.notices.delivery.ReportMail;
import register.notices.delivery.TeamNews;
import register.notices.objection.FormObjections;
import register.notices.objection.Objecting;
import register.notices.objection.ObjectionLinks;
import register.notices.objection.ReplyObjections;
import register.notices.proof.RunClosing;
import register.notices.sending.NoticeLedger;
import register.notices.sending.NoticeSending;
import register.notices.sending.SendingRate;
import register.notices.subscription.SubscriptionMails;
import register.pdf.PdfDocuments;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.SealKey.Algorithm;
import register.pdf.witness.HttpWitnesses;
import register.policyfile.PolicyPublishing;
import register.read.ReadHandler;
import register.read.RedirectHandler;
import register.recipient.RecipientErasure;
import register.request.RequestErasure;
import register.request.SecretReferenceKey;
import register.request.delivery.MailSender;
import register.settings.BadSettingException;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.ReferenceKey;
import register.webhooks.WebhookDesk;

/// The register in a folder of this machine: its ports, keys and mail transport.
public final class ThisMachine implements Site {
    private static final String OUTBOX = "outbox";
    /// Shorter than a reply's lease, even with several waits.
    private static final Duration RELAY_PATIENCE = Duration.ofSeconds(20);
    private static final Duration WITNESSES_PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final EmbeddedPorts ports;
    private final Register register;
    private final SealKeys policyKeys;
    private final SealKeys acknowledgementKeys;
    /// Made for the first seal, because most commands seal nothing and would take twice as long.
    private final Map<SealUse, PdfDocuments> seals = new ConcurrentHashMap<>();

    private final CheckpointSigner signer;
    private final Readings readings = new Readings();
    private final AtomicReference<@Nullable String> relayTrouble = new AtomicReference<>();

    private ThisMachine(Settings settings, Clock clock, EmbeddedPorts ports) {
        this.settings = settings;
        this.ports = ports;
        this.register = new Register(ports, clock);
        this.policyKeys = new SealKeys(SealUse.POLICY_SEAL, ports, clock);
        this.acknowledgementKeys = new SealKeys(SealUse.ACKNOWLEDGEMENT_SEAL, ports, clock);
        this.signer =
                KeyPairSigner.of("keys/checkpoint.key", ports.keys().key("checkpoint.key", KeyPairSigner::generate));
    }

    private PdfDocuments seals(SealUse use) {
        return seals.computeIfAbsent(
                use,
                _ -> new PdfDocuments(
                        use,
                        sealKeys(use).current(),
                        ports.sealCertificates(),
                        register.clock(),
                        settings.timeStamping().ofSeals(Log::line)));
    }

    /// Opens the data folder, creating it and its keys if necessary.
    ///
    /// @throws UncheckedIOException if it cannot be used
    public static ThisMachine open(Settings settings, Clock clock) {
        EmbeddedPorts ports = EmbeddedPorts.open(settings.data(), clock);
        try {
            PrivateFiles.all(settings.data().resolve(OUTBOX));
            return new ThisMachine(settings, clock, ports);
        } catch (IOException e) {
            ports.close();
            throw new UncheckedIOException(settings.data() + ": its files cannot be made private", e);
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    /// True if the data folder exists.
    public static boolean exists(Settings settings) {
        return Files.exists(settings.data().resolve("register.db"));
    }

    public Settings settings() {
        return settings;
    }

    public Clock clock() {
        return register.clock();
    }

    public EmbeddedPorts ports() {
        return ports;
    }

    @Override
    public Register register() {
        return register;
    }

    public PolicyPublishing policyPublishing() {
        return new PolicyPublishing(register.publishing(noticeRate()));
    }

    /// For snapshots only.
    public PdfDocuments snapshotSeals() {
        return seals(SealUse.POLICY_SEAL);
    }

    @Override
    public SealedEvidence evidenceSeals() {
        return snapshotSeals();
    }

    @Override
    public @Nullable URI address() {
        return settings.address().url();
    }

    @Override
    public Trial trial() {
        return Trial.of(
                DevelopmentCertificate.is(sealer()), Stream.concat(Stream.of(logHost()), register.logOrigins()));
    }

    /// The policies whose logs were named while the register had no address: trials for good.
    public List<PolicyId> trialsLogs() {
        return ports.chain().policies().stream()
                .filter(policy -> origin(policy).anyMatch(LogOrigin::isOfNobody))
                .toList();
    }

    @Override
    public void requireAddress() {
        if (settings.address().equals(PublicAddress.NONE)) {
            register.logOrigins()
                    .filter(origin -> !LogOrigin.isOfNobody(origin))
                    .findFirst()
                    .ifPresent(origin -> {
                        throw new BadSettingException(
                                "REGISTER_URL",
                                "",
                                "expected this register's address, as its log is named " + origin
                                        + ": set it in each terminal, as in the first");
                    });
        }
    }

    private Stream<String> origin(PolicyId policy) {
        return ports.checkpoints().latest(policy).stream()
                .map(signed -> signed.checkpoint().origin());
    }

    /// The host in the names of new logs.
    public String logHost() {
        return settings.address().originHost(logKey());
    }

    /// The current sealing certificate.
    public X509Certificate sealer() {
        return policyKeys.current().certificates().getFirst();
    }

    /// The certificates that sealed this register's documents of one use, including imported ones.
    public List<X509Certificate> certificates(SealUse use) {
        return sealKeys(use).chains().stream().map(List::getFirst).toList();
    }

    private SealKeys sealKeys(SealUse use) {
        return switch (use) {
            case POLICY_SEAL -> policyKeys;
            case ACKNOWLEDGEMENT_SEAL -> acknowledgementKeys;
        };
    }

    @Override
    public SealSetup seal(SealUse use, @Nullable String key, Algorithm algorithm) {
        return sealKeys(use).setup(algorithm);
    }

    @Override
    public Attesting attesting() {
        return new Attesting(
                register,
                snapshotSeals(),
                signer,
                settings.address(),
                settings.timeStamping().ofCheckpoints(),
                new HttpWitnesses(settings.timeStamping().reach()),
                Log::line);
    }

    @Override
    public Bytes logKey() {
        return signer.publicKey();
    }

    @Override
    public Correspondence correspondence() {
        return new Correspondence(
                register, seals(SealUse.ACKNOWLEDGEMENT_SEAL), mailSender(), mail(), settings.address());
    }

    private MailSettings mail() {
        return settings.mail().with(trial().is());
    }

    /// The intake, which records failures.
    public Receiving receiving() {
        return correspondence().receiving(referenceKey(), replies());
    }

    private NoticeReplies replies() {
        return ReplyObjections.of(correspondence(), referenceKey());
    }

    /// Mail that was accepted but never decided.
    @Override
    public Redrive redrive() {
        return correspondence().undecided(referenceKey(), replies());
    }

    @Override
    public ReferenceKey referenceKey() {
        return ports.references();
    }

    @Override
    public RequestErasure requestErasure() {
        return register.requestErasure(new OutboxCopies(outbox()), settings.retention());
    }

    @Override
    public RecipientErasure recipientErasure() {
        return register.recipientErasure(settings.recipientDays());
    }

    public ReadHandler readHandler() {
        return new ReadHandler(
                ports.chain(),
                ports.checkpoints(),
                ports.records(),
                ports.persons(),
                settings.http().site().with(trial()),
                register.clock());
    }

    public RedirectHandler redirectHandler() {
        return new RedirectHandler(
                ports.chain(), ports.records(), ports.links(), settings.http().site(), register.clock());
    }

    public FormsHandler formsHandler() {
        var routes = new ArrayList<>(SubscriptionRoutes.of(register.subscribing(referenceKey())));
        routes.addAll(ObjectionRoutes.routes(
                new FormObjections(new Objecting(register, referenceKey()), objectionLinks()), register.clock()));
        return new FormsHandler(
                ports.chain(),
                ports.records(),
                ports.persons(),
                routes,
                settings.http().site().with(trial()),
                register.clock());
    }

    public SubscriptionMails subscriptionMails() {
        return new SubscriptionMails(register, referenceKey(), mail(), settings.address(), mailSender());
    }

    public NoticeSending noticeSending() {
        return notifying().sending(SendingRate.of(settings.transport().noticesPerMinute()));
    }

    public TeamNews teamNews() {
        return notifying().teamNews();
    }

    /// The team's mailbox.
    public Team team() {
        return new Team(
                mail(), mailSender(), new PoliciesInForce(ports.chain(), clock()), new TeamMailId(referenceKey()));
    }

    private Notifying notifying() {
        return new Notifying(
                register,
                mail(),
                settings.address(),
                referenceKey(),
                mailSender(),
                settings.transport().bounceDomain());
    }

    @Override
    public WebhookDesk webhooks() {
        return WebhookDesk.of(
                register,
                settings.address(),
                identity -> new SecretReferenceKey(Bytes.of(ports.keys().secret("webhooks"))).mac(identity),
                trial().is());
    }

    private ObjectionLinks objectionLinks() {
        return new ObjectionLinks(referenceKey(), settings.address());
    }

    public ReportMail reportMail() {
        return new ReportMail(
                new BounceAddresses(referenceKey()),
                new Deliveries(
                        ports.notices(), new NoticeLedger(ports.notices(), ports.dueWork()), ports.recipients()));
    }

    /// Closes due runs of logs for which no answering witness saw another history.
    public RunClosing closing() {
        return new RunClosing(register, policy -> {
            attesting().checkpoints().requireOwnKey(policy);
            attesting().witnessing().requireSame(policy, WITNESSES_PATIENCE);
        });
    }

    @Override
    public NoticeRate noticeRate() {
        return new NoticeRate(settings.transport().noticesPerMinute());
    }

    @Override
    public String noticesLeaveFrom() {
        Relay relay = settings.transport().relay();
        if (relay == null) {
            throw new BadSettingException(
                    "REGISTER_MAIL_RELAY",
                    "",
                    "expected the company's mail server, because notices in a folder " + "reach nobody");
        }
        return "the server on this machine (serve), through the mail server " + relay.host() + ":" + relay.port();
    }

    private Path outbox() {
        return settings.data().resolve(OUTBOX);
    }

    private MailSender mailSender() {
        Optional<SmtpSubmission> relay = relay();
        return relay.isPresent() ? relay.get() : new MailFolder(outbox(), register.clock());
    }

    /// The company's mail server; empty if mail is written to a folder.
    public Optional<SmtpSubmission> relay() {
        Relay relay = settings.transport().relay();
        return relay == null
                ? Optional.empty()
                : Optional.of(new SmtpSubmission(
                        relay,
                        settings.transport().trust(),
                        register.clock(),
                        RELAY_PATIENCE,
                        why -> relayTrouble.set(why.orElse(null))));
    }

    /// The measures of this process's work.
    public Readings readings() {
        return readings;
    }

    /// The reason why the mail server could not be reached last; empty if it could.
    public Optional<String> relayTrouble() {
        return Optional.ofNullable(relayTrouble.get());
    }

    @Override
    public void close() {
        ports.close();
    }
}
