package register.document;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import register.log.Checkpoint;
import register.policy.DpaFile;
import register.value.Language;
import register.value.PolicyId;
import register.value.Reference;
import register.value.Sha256;

/// What an acknowledgement states: that a message arrived, and nothing more.
///
/// @param provider the company that acknowledges, as its policy writes it
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
        String sender,
        Instant receivedAt,
        ZoneId timeZone,
        PolicyId policy,
        LocalDate effectiveDate,
        int revision,
        Sha256 contentHash,
        @Nullable Checkpoint checkpoint,
        @Nullable DpaFile dpaFile,
        @Nullable URI privacyNoticeUrl) {}
