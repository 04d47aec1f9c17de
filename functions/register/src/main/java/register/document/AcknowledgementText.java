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

/// What an acknowledgement states: that a message arrived, and nothing more.
///
/// @param provider the company that acknowledges, as its policy writes it
/// @param company its legal details; absent where the policy states none
/// @param message that arrived, as it says itself
/// @param sender the validated address that the message came from
/// @param timeZone in which the time of receipt is shown, beside UTC
/// @param effectiveDate of the version in force at receipt, with its revision and content hash
/// @param checkpoint the newest of the policy's log, so that who asked keeps one; absent where none is signed
/// @param dpaFile the company's DPA that goes with it; absent where none does
/// @param privacyNoticeUrl absent where the company states none
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

    /// The message that is acknowledged, as its sender wrote it: anything may stand in it.
    ///
    /// @param subject absent where it has none
    /// @param id its Message-ID, without angle brackets; absent where it has none, or none that can be repeated
    /// @param sentAt by its own Date; absent where it has none that can be read
    public record Message(
            @Nullable String subject,
            @Nullable String id,
            @Nullable OffsetDateTime sentAt) {}
}
