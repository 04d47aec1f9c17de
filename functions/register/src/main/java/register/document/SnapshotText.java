package register.document;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;

/// The content of one edition's snapshot. It follows entirely from the chain up to the entry, from later redactions,
/// and from its presentation.
///
/// @param header of the entry
/// @param version as shown: natural persons by name, redacted ones by their commitments
/// @param status of the version when the entry was recorded
/// @param before the previous version by date, as known when the entry was recorded, with only those natural persons
///     who are in `version`, so that redactions reach the snapshot only through `version`; absent for the first
/// @param additions the additions in a correction; absent otherwise
/// @param redaction the last one that affects it; absent for none
public record SnapshotText(
        EntryHeader header,
        PolicyVersion version,
        Language language,
        VersionStatus status,
        @Nullable PolicyVersion before,
        @Nullable Additions additions,
        @Nullable EntryHeader redaction,
        Presentation presentation) {}
