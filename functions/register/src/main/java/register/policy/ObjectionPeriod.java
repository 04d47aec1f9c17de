package register.policy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// The customer's chance to object (GDPR Art. 28(2)), as the company states it; never computed.
///
/// @param until the deadline, as local time in `zone`
/// @param how instructions for objecting
/// @param to the mail address for objections; absent if the company names none
public record ObjectionPeriod(
        LocalDateTime until,
        ZoneId zone,
        Localized how,
        @Nullable String to) {
    public ZonedDateTime end() {
        return until.atZone(zone);
    }
}
