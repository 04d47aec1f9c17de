package register.commands.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.VersionStatus;
import register.document.IssuedDocument;
import register.machine.site.ThisMachine;
import register.pdf.text.DocumentIdentity;
import register.pdf.verify.VerificationReport;
import register.policyfile.inspection.RevisionName;
import register.value.Sha256;

/// A document's standing in the records of a register.
///
/// @param recorded true if exactly these bytes were issued
/// @param inChain true if the chain agrees with the document, or has no place for it
/// @param inForce true if it is in force today; absent if that does not apply
/// @param sentence in words
public record RecordedStanding(
        boolean recorded, boolean inChain, @Nullable Boolean inForce, String sentence) {

    public static RecordedStanding of(VerificationReport report, Sha256 sha256, ThisMachine machine) {
        Optional<IssuedDocument> issued = machine.ports().issuedDocuments().find(sha256);
        boolean recorded = issued.isPresent();
        RecordedStanding found = switch (report.identity()) {
            case DocumentIdentity.Edition edition -> {
                RecordedStanding standing = edition(recorded, edition, machine);
                yield issued.filter(document -> isReplaced(document, machine)).isPresent()
                        ? standing.with(
                                "it names a person who has since been redacted, so the register no longer serves "
                                        + "it; ")
                        : standing;
            }
            case DocumentIdentity.Acknowledgement _ ->
                new RecordedStanding(
                        recorded,
                        true,
                        null,
                        recorded ? "issued by this register" : "not issued by this register, or erased since");
            case DocumentIdentity.Evidence _ ->
                new RecordedStanding(
                        recorded,
                        true,
                        null,
                        "it states what was known when it was made; the register keeps no record of such documents");
            case null -> new RecordedStanding(recorded, true, null, "unknown: the document is incomplete");
        };
        return recorded && !machine.trialsLogs().isEmpty()
                ? new RecordedStanding(
                        true, found.inChain, found.inForce, found.sentence + "; from a trial, so no evidence")
                : found;
    }

    private RecordedStanding with(String remark) {
        return new RecordedStanding(recorded, inChain, inForce, remark + sentence);
    }

    /// True if it names a person who was redacted since.
    static boolean isReplaced(IssuedDocument document, ThisMachine machine) {
        return document instanceof IssuedDocument.Snapshot snapshot
                && machine.ports()
                        .issuedDocuments()
                        .snapshot(snapshot.policy(), snapshot.sequence(), snapshot.language())
                        .filter(standing -> standing.redaction() > snapshot.redaction())
                        .isPresent();
    }

    private static RecordedStanding edition(boolean recorded, DocumentIdentity.Edition edition, ThisMachine machine) {
        Optional<Entry> entry = machine.ports().chain().entry(edition.policy(), edition.sequence());
        if (entry.isEmpty() || !entry.get().header().hash().equals(edition.entryHash())) {
            return new RecordedStanding(recorded, false, null, "no such entry in this register's chain");
        }
        History history = machine.register().history();
        EntryHeader standing = history.version(edition.policy(), edition.effectiveDate(), null)
                .orElseThrow(() -> new IllegalStateException("an entry without its version"))
                .header();
        VersionStatus now = history.status(standing, null);
        boolean last = standing.sequence() == edition.sequence();
        boolean inForce = last && now == VersionStatus.IN_FORCE;
        String status = switch (now) {
            case IN_FORCE -> "in force today";
            case ANNOUNCED -> "announced, in force from " + edition.effectiveDate();
            case SUPERSEDED -> "no longer in force: a later version superseded it";
            case WITHDRAWN -> "withdrawn before it came into force: " + standing.reason();
        };
        String sentence;
        if (now == VersionStatus.WITHDRAWN) {
            sentence = status;
        } else if (last) {
            sentence = status + "; this is " + RevisionName.of(standing);
        } else {
            sentence = (standing.kind() == EntryKind.CORRECTION ? "corrected by " : "replaced by ")
                    + RevisionName.of(standing) + "; that version is " + status;
        }
        return new RecordedStanding(recorded, true, inForce, sentence);
    }
}
