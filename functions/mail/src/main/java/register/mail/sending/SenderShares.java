package register.mail.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import register.mail.message.Address;
import register.mail.rule.SharedHosts;
import register.request.DailyQuotas;
import register.request.DpaRequest;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.ReferenceKey;

/// What each sender may have of a day (UTC). A message counts on the day of its receipt, under its reference, so a
/// second delivery does not count again.
///
/// The store learns no address: a key of the day turns each into a name, so one day's names say nothing about
/// another's.
///
/// @param key that the day's keys are made of
public record SenderShares(DailyQuotas quotas, ReferenceKey key) {
    /// The longest label below a country that is no company's own, such as that of `co.uk` or `com.au`.
    private static final int SHORT = 3;

    /// Whether a message has one of its day's places.
    ///
    /// @param of what is counted, with whose it is
    public boolean take(DpaRequest request, String of, int places) {
        LocalDate day = request.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        var names = new SecretReferenceKey(Bytes.of(key.mac(("daily limits " + day).getBytes(UTF_8))));
        String name = HexFormat.of().formatHex(names.mac(of.getBytes(UTF_8)), 0, 16);
        return quotas.take(day, name, places, request.reference());
    }

    /// Who is behind a sender, as far as an address says: who owns a domain has all below it, and who uses a shared
    /// mail
    /// host has a mailbox.
    static String owner(Address sender) {
        return SharedHosts.hold(sender) ? sender.mailbox() : ownDomain(sender.domain());
    }

    /// Without a list of public suffixes: the last two labels, or three where the second is as short as a country's
    /// own.
    private static String ownDomain(String domain) {
        String[] labels = domain.split("\\.");
        int last = labels.length - 1;
        boolean ofCountry = labels[last].length() == 2 && last > 1 && labels[last - 1].length() <= SHORT;
        int kept = ofCountry ? 3 : 2;
        int from = Math.max(0, labels.length - kept);
        return String.join(".", Arrays.asList(labels).subList(from, labels.length));
    }
}
