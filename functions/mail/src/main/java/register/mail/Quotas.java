package register.mail;

import java.util.Objects;
import java.util.Optional;
import register.mail.message.Address;
import register.mail.rule.DailyLimits;
import register.mail.rule.SharedHosts;
import register.mail.sending.SenderShares;
import register.request.DpaRequest;

/// The daily limits on acknowledgements (rule 12): by sender, by domain, overall. `name+anything` is the same sender as
/// `name`, in any letter case.
record Quotas(SenderShares shares, DailyLimits limits) {
    /// Counts an acknowledgement, the narrower limit first, so that what it refuses does not use up the wider one.
    ///
    /// @param request with a validated sender
    /// @return the reason for refusing it; empty if it is within the limits
    Optional<String> exceeded(DpaRequest request) {
        Address sender = Address.parse(Objects.requireNonNull(request.arrival().sender()))
                .orElseThrow();
        if (!shares.take(request, "sender " + sender.mailbox(), limits.sender())) {
            return Optional.of("sender-limit");
        }
        if (!SharedHosts.hold(sender) && !shares.take(request, "domain " + sender.domain(), limits.domain())) {
            return Optional.of("domain-limit");
        }
        return shares.take(request, "overall", limits.overall()) ? Optional.empty() : Optional.of("overall-limit");
    }
}
