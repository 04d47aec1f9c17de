package register.aws.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import register.aws.EmbeddedMetrics;
import register.aws.client.Edge;
import register.aws.files.EdgeFiles;
import register.aws.s3.KeptCheckpoints;
import register.document.AcknowledgementText;
import register.document.Presentation;
import register.document.SealUse;
import register.document.SealedDocuments;
import register.document.SnapshotText;
import register.document.Snapshots;
import register.log.Checkpoint;
import register.log.KeyPairSigner;
import register.memory.MemoryRecipients;
import register.memory.MemoryRecords;
import register.memory.MemoryRegister;
import register.objection.ObjectionErasure;
import register.objection.Objections;
import register.pdf.PdfDocuments;
import register.pdf.seal.DevelopmentCertificate;
import register.pdf.seal.Pkcs12SigningKey;
import register.pdf.seal.SealTimes;
import register.pdf.seal.SigningKey;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.publishing.Erasure;
import register.publishing.PublishingOutcome;
import register.recipient.RecipientErasure;
import register.request.MailMeasures;
import register.request.RequestErasure;
import register.request.RequestLog;
import register.request.Retention;
import register.settings.PublicAddress;
import register.transparency.Checkpoints;
import register.transparency.TimeStampAuthority;
import register.transparency.TimeStamps;
import register.transparency.WitnessLog;
import register.transparency.Witnesses;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// A register in memory that seals real documents, and can be made to fail at some entries.
final class World {
    static final PolicyId POLICY = new PolicyId("example");
    static final Language GERMAN = new Language("de");

    final MemoryRegister register = new MemoryRegister();
    final Set<Long> failing = new HashSet<>();
    final SigningKey key;
    final Snapshots snapshots;
    final Checkpoints checkpoints;
    final TimeStamps timeStamps;
    final Witnesses witnesses;
    final Erasure erasure;
    final RequestErasure requests;
    final RecipientErasure recipients;
    final MailMeasures mail = new MailMeasures(new MemoryRecords());

    /// @param authorities asked for time-stamps
    World(Path directory, TimeStampAuthority... authorities) throws IOException {
        Path file = directory.resolve("key.p12");
        char[] password = "test".toCharArray();
        Files.write(file, DevelopmentCertificate.pkcs12(SealUse.POLICY_SEAL, password, MemoryRegister.CLOCK));
        this.key = Pkcs12SigningKey.open(file, password);
        var sealing = new PdfDocuments(
                SealUse.POLICY_SEAL, key, register.certificates(), MemoryRegister.CLOCK, SealTimes.NONE);
        this.snapshots = new Snapshots(
                register.chain(),
                register.checkpoints(),
                register.documents(),
                register.issued(),
                register.persons(),
                new FailingAtSome(sealing, failing),
                Presentation.NONE,
                MemoryRegister.CLOCK);
        this.checkpoints = new Checkpoints(
                register.chain(),
                register.checkpoints(),
                KeyPairSigner.of("a key", KeyPairSigner.generate()),
                PublicAddress.NONE);
        this.timeStamps = new TimeStamps(register.chain(), register.checkpoints(), List.of(authorities), _ -> {});
        this.witnesses = new Witnesses(
                register.chain(),
                register.checkpoints(),
                new WitnessLog(new MemoryRecords()),
                (_, _) -> {
                    throw new AssertionError("no trust file names a witness");
                },
                MemoryRegister.CLOCK);
        this.erasure = new Erasure(register.chain(), register.persons(), register.documents(), MemoryRegister.CLOCK);
        var log = new RequestLog(new MemoryRecords());
        var objections = new ObjectionErasure(new Objections(new MemoryRecords()), log, MemoryRegister.CLOCK);
        this.requests = new RequestErasure(
                log,
                register.documents(),
                register.issued(),
                (_, _) -> {},
                objections,
                Retention.DEFAULT,
                MemoryRegister.CLOCK);
        this.recipients = new RecipientErasure(
                new MemoryRecipients(),
                register.chain(),
                objections,
                RecipientErasure.DEFAULT_DAYS,
                MemoryRegister.CLOCK);
    }

    ReconcileFunction reconciling(EmbeddedMetrics metrics) {
        return new ReconcileFunction(
                register.chain(),
                snapshots,
                checkpoints,
                new KeptCheckpoints(register.documents(), register.chain()),
                timeStamps,
                witnesses,
                erasure,
                requests,
                recipients,
                mail,
                new EdgeFiles(Edge.NONE, null),
                metrics);
    }

    long signed() {
        return register.checkpoints()
                .latest(POLICY)
                .map(latest -> latest.checkpoint().size())
                .orElse(0L);
    }

    /// Publishes versions, a month each, with an English and a German edition.
    void publish(int versions) {
        for (int month = 1; month <= versions; month++) {
            PublishingOutcome outcome = register.publishing().publish(version(month), new byte[] {(byte) month}, null);
            if (!(outcome instanceof PublishingOutcome.Accepted)) {
                throw new AssertionError("expected it to be accepted: " + outcome);
            }
        }
    }

    int made(long sequence) {
        return (int) List.of(Language.ENGLISH, GERMAN).stream()
                .filter(language ->
                        register.issued().snapshot(POLICY, sequence, language).isPresent())
                .count();
    }

    /// An event as Lambda's own runtime reads it.
    static <E> E event(Class<E> type, String json) {
        return LambdaEventSerializers.serializerFor(type, World.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static PolicyVersion version(int month) {
        return new PolicyVersion(
                POLICY,
                LocalDate.of(2026, month, 1),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                null,
                new TreeMap<>(Map.of(
                        Language.ENGLISH,
                        new Edition(EditionStatus.ORIGINAL, "Subprocessors", "Example Ltd", List.of()),
                        GERMAN,
                        new Edition(EditionStatus.TRANSLATION, "Unterauftragnehmer", "Example Ltd", List.of()))),
                List.of(),
                RequestChannel.NONE,
                null,
                null,
                null);
    }

    private record FailingAtSome(SealedDocuments sealing, Set<Long> failing) implements SealedDocuments {
        @Override
        public byte[] snapshot(SnapshotText text, Bytes content, Checkpoint checkpoint) {
            if (failing.contains(text.header().sequence())) {
                throw new IllegalStateException("the key is out of reach");
            }
            return sealing.snapshot(text, content, checkpoint);
        }

        @Override
        public Presentation presentation(byte[] snapshot) {
            return sealing.presentation(snapshot);
        }

        @Override
        public byte[] acknowledgement(AcknowledgementText acknowledgement) {
            throw new AssertionError("no acknowledgement is due here");
        }
    }
}
