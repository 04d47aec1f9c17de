package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.assembly.Ports;
import register.assembly.Register;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.AcknowledgementText;
import register.document.IssuedDocuments;
import register.document.Presentation;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.log.Checkpoint;
import register.mail.rule.DailyLimits;
import register.mail.rule.DeliveredMail;
import register.mail.rule.MailSettings;
import register.memory.MemoryChain;
import register.memory.MemoryDocuments;
import register.memory.MemoryPorts;
import register.memory.MemoryQuotas;
import register.memory.PortsAround;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Localized;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.form.PolicyCodec;
import register.record.Key;
import register.request.DpaRequest;
import register.request.FailureLog;
import register.request.RequestLog;
import register.request.RetryLog;
import register.request.SecretReferenceKey;
import register.request.TeamLog;
import register.request.delivery.Handover;
import register.request.delivery.MailSender;
import register.request.delivery.OutgoingMail;
import register.settings.PublicAddress;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.ReferenceKey;

/// A register with the policy `acme` in force, and everything that its intake changes.
public final class World {
    public static final Instant NOW = Instant.parse("2026-05-04T12:30:00Z");
    public static final String PUBLIC = "privacy@acme.example.com";
    public static final String INTAKE = "in@mail.acme.example.com";
    public static final String TEAM = "team@acme.example.com";
    public static final Duration NOTICES_EVERY = Duration.ofMinutes(15);
    public static final PolicyId ACME = new PolicyId("acme");

    private static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    private static final Language ET = new Language("et");

    public static final ReferenceKey KEY =
            new SecretReferenceKey(Bytes.of("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));

    public final MemoryPorts ports = new MemoryPorts();
    public final RequestLog requests = ports.requests();
    public final TeamLog teamMail = ports.teamLog();
    public final RetryLog retries = ports.retries();
    public final FailureLog failures = ports.failures();
    public final MemoryQuotas quotas = ports.quotas();
    public final MemoryDocuments documents = ports.documents();
    public final IssuedDocuments issued = ports.issuedDocuments();
    public final MemoryChain chain = ports.chain();
    public final List<OutgoingMail> sent = new CopyOnWriteArrayList<>();
    public Instant now = NOW;

    /// The register's address in replies.
    public PublicAddress address = PublicAddress.NONE;

    /// The mail server's next results, one each; after that it accepts everything.
    public final Queue<Handover> handovers = new ConcurrentLinkedQueue<>();

    /// When a request is retried.
    public Instant triedAgain(Reference request) {
        return ports.records()
                .find(RetryLog.KIND, Key.in(request.value()))
                .orElseThrow()
                .at();
    }

    /// Whether the team still has to be notified of a request.
    public boolean waits(Reference request) {
        return teamMail.waiting(1_000).stream().anyMatch(one -> one.request().equals(request));
    }

    public List<DpaRequest> recorded() {
        return ports.records().all(RequestLog.REQUESTS);
    }

    public World() {
        publish(ACME, LocalDate.parse("2026-01-01"), 1, PUBLIC, null);
    }

    private Handover handOver(OutgoingMail mail) {
        Handover handover = handovers.isEmpty() ? new Handover.Taken() : handovers.remove();
        if (handover instanceof Handover.Taken) {
            sent.add(mail);
        }
        return handover;
    }

    /// A port as an intake gets it: unchanged, or wrapped.
    public interface Around extends PortsAround.Around {}

    public void publish(
            PolicyId policy, LocalDate from, long sequence, String address, @Nullable ObjectionPeriod objection) {
        publish(policy, from, sequence, address, null, objection);
    }

    /// Publishes a version of `acme` that offers this DPA, without storing it.
    public void offer(LocalDate from, long sequence, Bytes dpa) {
        publish(
                ACME,
                from,
                sequence,
                PUBLIC,
                new DpaFile("Acme DPA.pdf", dpa.hash().hex()),
                null);
    }

    private void publish(
            PolicyId policy,
            LocalDate from,
            long sequence,
            String address,
            @Nullable DpaFile dpaFile,
            @Nullable ObjectionPeriod objection) {
        var version = new PolicyVersion(
                policy,
                from,
                DateBasis.EFFECTIVE,
                TALLINN,
                null,
                ET,
                new TreeMap<>(Map.of(
                        ET,
                        new Edition(EditionStatus.ORIGINAL, "Alltöötlejad", "Acme OÜ", List.of()),
                        Language.ENGLISH,
                        new Edition(EditionStatus.TRANSLATION, "Subprocessors", "Acme OÜ", List.of()))),
                List.of(),
                new RequestChannel(
                        List.of(address),
                        new DpaDocument(URI.create("https://acme.example.com/dpa.pdf"), dpaFile),
                        URI.create("https://acme.example.com/privacy")),
                objection,
                null,
                null);
        append(version, sequence, EntryKind.PUBLICATION);
    }

    public void append(PolicyVersion version, long sequence, EntryKind kind) {
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        chain.append(new Entry(
                new EntryHeader(
                        version.policy(),
                        sequence,
                        kind,
                        version.effectiveDate(),
                        version.timeZone(),
                        1,
                        Instant.parse("2025-12-01T00:00:00Z").plusSeconds(sequence),
                        kind == EntryKind.WITHDRAWAL ? "withdrawn" : null,
                        null,
                        content.hash()),
                content));
    }

    public static ObjectionPeriod objection(String until) {
        return new ObjectionPeriod(
                LocalDateTime.parse(until),
                TALLINN,
                Localized.of(Map.of(ET, "Kirjutage.", Language.ENGLISH, "Write.")),
                null);
    }

    public static MailSettings settings() {
        return new MailSettings(
                List.of(INTAKE),
                null,
                Set.of("acme.example.com"),
                TEAM,
                DailyLimits.DEFAULT,
                NOTICES_EVERY,
                Duration.ofMinutes(10));
    }

    public Intake intake() {
        return intake(settings());
    }

    public Intake intake(MailSettings settings) {
        return intake(settings, new Around() {
            @Override
            public <T> T port(Class<T> type, T port) {
                return port;
            }
        });
    }

    public Intake intake(MailSettings settings, Around around) {
        return new Correspondence(
                        register(new PortsAround(ports, around)),
                        around.port(SealedDocuments.class, new PlainDocuments()),
                        around.port(MailSender.class, this::handOver),
                        settings,
                        address)
                .intake(KEY, NoticeReplies.NONE);
    }

    private Register register(Ports of) {
        InstantSource source = () -> now;
        return new Register(of, source.withZone(ZoneOffset.UTC));
    }

    /// The intake, which records failures.
    public Receiving receiving() {
        return correspondence(this::handOver).receiving(KEY, NoticeReplies.NONE);
    }

    private Correspondence correspondence(MailSender sender) {
        return new Correspondence(register(ports), new PlainDocuments(), sender, settings(), address);
    }

    /// Sends the mails that persons decide on.
    public DecisionMails answering() {
        return answering(this::handOver);
    }

    public DecisionMails answering(MailSender sender) {
        return correspondence(sender).answering();
    }

    public DpaRequest receive(DeliveredMail delivery) {
        return request(intake().receive(delivery));
    }

    public static DpaRequest request(IntakeResult result) {
        return switch (result) {
            case IntakeResult.Done(DpaRequest request) -> request;
            case IntakeResult.InProgress(DpaRequest request) -> request;
            case IntakeResult.Ignored(String reason) -> throw new AssertionError("ignored: " + reason);
        };
    }

    /// The replies, without mails to the team.
    public List<OutgoingMail> replies() {
        return sent.stream().filter(mail -> !mail.to().equals(TEAM)).toList();
    }

    public List<OutgoingMail> told() {
        return sent.stream().filter(mail -> mail.to().equals(TEAM)).toList();
    }

    /// Documents that a test can read, with the statements of a PDF.
    private static final class PlainDocuments implements SealedDocuments {
        @Override
        public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
            throw new AssertionError("the intake makes no snapshots");
        }

        @Override
        public Presentation presentation(byte[] snapshot) {
            return Presentation.NONE;
        }

        @Override
        public byte[] acknowledgement(AcknowledgementText text) {
            return List.of(
                            text.reference(),
                            text.language(),
                            text.provider(),
                            text.sender(),
                            text.receivedAt(),
                            text.effectiveDate())
                    .stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n"))
                    .getBytes(UTF_8);
        }
    }
}
