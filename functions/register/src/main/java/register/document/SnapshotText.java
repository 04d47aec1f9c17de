package register.document;

import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.PolicyVersion;
import register.policy.compare.Additions;
import register.value.Language;

/// What the snapshot of one edition states. All of it follows from the chain up to the entry, from redactions since,
/// and from its presentation.
///
/// @param header of the entry
/// @param version as it is shown: natural persons by name, those who were redacted by their commitments
/// @param status where the version stood when the entry was recorded
/// @param before the version before it by date, as known when the entry was recorded, and of natural persons in it only
///     what `version` says of them: a redaction reaches this snapshot only through `version`; absent for the first
/// @param additions what a correction adds; absent for what is no correction
/// @param redaction the last that ended a name in it; absent for none
public record SnapshotText(
        EntryHeader header,
        PolicyVersion version,
        Language language,
        VersionStatus status,
        @Nullable PolicyVersion before,
        @Nullable Additions additions,
        @Nullable EntryHeader redaction,
        Presentation presentation) {}
