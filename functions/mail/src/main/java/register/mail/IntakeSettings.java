package register.mail;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.request.ReferenceKey;

/// What a deployment says of its mail.
///
/// @param intakeAddresses where the mail service receives for the register, beside the policies' public addresses
///     themselves: a company's mail host usually forwards to one of these
/// @param replyFrom the From of replies, an address that a person reads; absent: the public address that was written
///     to
/// @param ownDomains the company's mail domains, beside those of the addresses here and in its policies; mail
///     from them, or from below them, is never answered
/// @param teamAddress who is told at once of matters with a legal clock; absent: nobody
/// @param limits on acknowledgements a day
/// @param referenceKey makes the references of requests
/// @param lease how long a claim to send holds: longer than anything that sends may run
public record IntakeSettings(
        List<String> intakeAddresses,
        @Nullable String replyFrom,
        Set<String> ownDomains,
        @Nullable String teamAddress,
        DailyLimits limits,
        ReferenceKey referenceKey,
        Duration lease) {
    public IntakeSettings {
        intakeAddresses = List.copyOf(intakeAddresses);
        ownDomains = Set.copyOf(ownDomains);
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("lease: " + lease + ": expected a positive duration");
        }
    }
}
