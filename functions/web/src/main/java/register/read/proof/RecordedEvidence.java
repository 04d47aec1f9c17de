package register.read.proof;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.document.CertificateFile;
import register.document.DocumentKey;
import register.document.IssuedDocument;
import register.document.SealCertificate;
import register.document.SealCertificates;
import register.document.SealUse;
import register.log.SignedCheckpoint;
import register.read.lookup.Lookup;
import register.read.lookup.StatedEntry;
import register.transparency.TimeStamp;
import register.value.Language;
import register.value.PolicyId;

/// The register's records of an entry, its log and its PDFs. They are the register's own claims: no document is read.
///
/// @param signed the log's signed checkpoint for this entry
/// @param stamp of that checkpoint
/// @param witnesses empty if none are asked
/// @param editions none for a withdrawal
/// @param certificates of the PDFs' seals: the last one recorded before each, of this register and of one
///     whose archive was imported
/// @param clockBehind true if the entry's time only says that it came after the previous one
/// @param redaction the last one of a name in the entry's version
public record RecordedEvidence(
        Optional<SignedCheckpoint> signed,
        Optional<TimeStamp> stamp,
        Optional<WitnessCount> witnesses,
        List<Edition> editions,
        List<SealCertificate> certificates,
        boolean clockBehind,
        Optional<EntryHeader> redaction) {

    /// A PDF.
    ///
    /// @param snapshot null while it is being made
    /// @param ended true if it names a person redacted since
    public record Edition(Language language, IssuedDocument.@Nullable Snapshot snapshot, boolean ended) {}

    /// About twenty reads, plus two per edition, however long the history; more for a policy that names persons,
    /// whose redactions are read.
    public static RecordedEvidence of(
            Lookup lookup, StatedEntry stated, WitnessedLog log, SealCertificates certificates) {
        EntryHeader header = stated.header();
        PolicyId policy = header.policy();
        Optional<EntryHeader> redaction = lookup.redaction(header);
        var editions = new ArrayList<Edition>();
        if (header.kind() != EntryKind.WITHDRAWAL) {
            for (Language language : stated.version().editions().keySet()) {
                IssuedDocument.Snapshot snapshot = lookup.issued()
                        .snapshot(policy, header.sequence(), language)
                        .orElse(null);
                editions.add(new Edition(language, snapshot, snapshot != null && isEnded(snapshot, redaction)));
            }
        }
        return new RecordedEvidence(
                log.log().find(policy, header.sequence()),
                log.log().timeStamp(policy, header.sequence()),
                log.of(policy, header.sequence()),
                List.copyOf(editions),
                sealing(editions, certificates),
                lookup.isRightAfter(header),
                redaction);
    }

    /// True if the PDF names a person whom this redaction removed.
    public static boolean isEnded(IssuedDocument.Snapshot snapshot, Optional<EntryHeader> redaction) {
        return snapshot.key().shelf() == DocumentKey.Shelf.PERSONAL
                && redaction
                        .filter(ending -> ending.sequence() > snapshot.redaction())
                        .isPresent();
    }

    /// The PDF of an edition, if it is served.
    IssuedDocument.@Nullable Snapshot served(Language language) {
        for (Edition edition : editions) {
            if (edition.language().equals(language) && !edition.ended()) {
                return edition.snapshot();
            }
        }
        return null;
    }

    /// True if it is self-signed, so that no one else vouches for its owner.
    static boolean isSelfMade(SealCertificate certificate) {
        try {
            X509Certificate own = CertificateFile.read(
                            certificate.certificate().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .getFirst();
            return own.getSubjectX500Principal().equals(own.getIssuerX500Principal());
        } catch (IllegalArgumentException _) {
            // An unreadable one gets no such label.
            return false;
        }
    }

    private static List<SealCertificate> sealing(List<Edition> editions, SealCertificates certificates) {
        var sealing = new LinkedHashSet<SealCertificate>();
        List<SealCertificate> all = editions.isEmpty() ? List.of() : certificates.all();
        for (Edition edition : editions) {
            if (edition.snapshot() != null) {
                for (boolean imported : new boolean[] {false, true}) {
                    last(all, imported, edition.snapshot().issuedAt()).ifPresent(sealing::add);
                }
            }
        }
        return List.copyOf(sealing);
    }

    private static Optional<SealCertificate> last(List<SealCertificate> all, boolean imported, Instant at) {
        return all.reversed().stream()
                .filter(one -> one.use() == SealUse.POLICY_SEAL
                        && one.imported() == imported
                        && !one.usedSince().isAfter(at))
                .findFirst();
    }
}
