package register.document;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import register.log.Checkpoint;
import register.policy.Company;
import register.policy.DpaFile;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// The content of an acknowledgement: that a message arrived, and nothing more.
///
/// @param provider the acknowledging company, as its policy writes it
/// @param company its legal details; absent if the policy states none
/// @param message that arrived, by its own headers
/// @param sender the validated sender address
/// @param timeZone for the time of receipt, which is also shown in UTC
/// @param effectiveDate of the version in force at receipt, with its revision and content hash
/// @param checkpoint the newest of the policy's log, for the requester to keep; absent if none is signed
/// @param dpaFile the company's DPA, if it is attached
/// @param privacyNoticeUrl absent if the company states none
public record AcknowledgementText(
        Reference reference,
        Language language,
        String provider,
        @Nullable Company company,
        String sender,
        Message message,
        Instant receivedAt,
        ZoneId timeZone,
        PolicyId policy,
        LocalDate effectiveDate,
        int revision,
        Sha256 contentHash,
        @Nullable Checkpoint checkpoint,
        @Nullable DpaFile dpaFile,
        @Nullable URI privacyNoticeUrl) {

    /// The acknowledged message as its sender wrote it; untrusted text.
    ///
    /// @param subject absent if it has none
    /// @param id its Message-ID, without angle brackets; absent if it has none, or one that cannot be repeated
    /// @param sentAt by its own Date header; absent if missing or unreadable
    public record Message(
            @Nullable String subject,
            @Nullable String id,
            @Nullable OffsetDateTime sentAt) {}
}
