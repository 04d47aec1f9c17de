package register.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import register.mail.message.Address;
import register.mail.rule.DailyLimits;
import register.mail.rule.SharedHosts;
import register.request.DailyQuotas;
import register.request.DpaRequest;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.Reference;
import register.value.ReferenceKey;

/// The daily limits on acknowledgements (rule 12): by sender, by domain, overall. A message counts on the day of its
/// receipt, under its reference, so a second delivery does not count again.
///
/// The store learns no address: a key of the day turns each into a name, so one day's names say nothing about
/// another's. `name+anything` is the same sender as `name`, in any letter case.
final class Quotas {
    private final DailyQuotas quotas;
    private final DailyLimits limits;
    private final ReferenceKey key;

    Quotas(DailyQuotas quotas, DailyLimits limits, ReferenceKey key) {
        this.quotas = quotas;
        this.limits = limits;
        this.key = key;
    }

    /// Counts an acknowledgement, the narrower limit first: what it refuses uses up nothing of the wider one.
    ///
    /// @param request with a validated sender
    /// @return the reason for refusing it; empty if it is within the limits
    Optional<String> exceeded(DpaRequest request) {
        Address sender = Address.parse(Objects.requireNonNull(request.sender())).orElseThrow();
        Reference reference = request.reference();
        LocalDate day = request.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        var names = new SecretReferenceKey(Bytes.of(key.mac(("daily limits " + day).getBytes(UTF_8))));
        if (!quotas.take(day, name(names, "sender " + sender.mailbox()), limits.sender(), reference)) {
            return Optional.of("sender-limit");
        }
        if (!SharedHosts.hold(sender)
                && !quotas.take(day, name(names, "domain " + sender.domain()), limits.domain(), reference)) {
            return Optional.of("domain-limit");
        }
        return quotas.take(day, "overall", limits.overall(), reference)
                ? Optional.empty()
                : Optional.of("overall-limit");
    }

    private static String name(ReferenceKey names, String of) {
        return HexFormat.of().formatHex(names.mac(of.getBytes(UTF_8)), 0, 16);
    }
}
