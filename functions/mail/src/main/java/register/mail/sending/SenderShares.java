package register.mail.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.mail.rule.SharedHosts;
import register.request.DailyQuotas;
import register.request.DpaRequest;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.ReferenceKey;

/// The daily limits (UTC) of each sender. A message counts on the day of its receipt, under its reference, so a
/// second delivery does not count again.
///
/// No address is stored: addresses are hashed under a key of the day, so that different days cannot be linked.
public final class SenderShares {
    /// The longest second-level label below a country that is a public suffix, such as `co.uk` or `com.au`.
    private static final int SHORT = 3;

    private final DailyQuotas quotas;
    private final ReferenceKey key;
    /// Cached, because a key in another service is called once a day.
    private volatile @Nullable Day today;

    private record Day(LocalDate date, SecretReferenceKey names) {}

    /// @param key from which the days' keys are derived
    public SenderShares(DailyQuotas quotas, ReferenceKey key) {
        this.quotas = quotas;
        this.key = key;
    }

    /// True if a message has one of its day's places.
    ///
    /// @param of the name of the count, with its owner
    public boolean take(DpaRequest request, String of, int places) {
        Day day = day(request.arrival().receivedAt().atOffset(ZoneOffset.UTC).toLocalDate());
        String name = HexFormat.of().formatHex(day.names().mac(of.getBytes(UTF_8)), 0, 16);
        return quotas.take(day.date(), name, places, request.reference());
    }

    private Day day(LocalDate date) {
        Day known = today;
        if (known == null || !known.date().equals(date)) {
            known = new Day(date, new SecretReferenceKey(Bytes.of(key.mac(("daily limits " + date).getBytes(UTF_8)))));
            today = known;
        }
        return known;
    }

    /// The party behind a sender's address: a domain's owner controls everything below it; on a shared mail host each
    /// user has a mailbox.
    static String owner(Address sender) {
        return SharedHosts.hold(sender) ? sender.mailbox() : ownDomain(sender.domain());
    }

    /// Without a list of public suffixes: the last two labels, or three if the second is as short as in `co.uk`.
    private static String ownDomain(String domain) {
        String[] labels = domain.split("\\.");
        int last = labels.length - 1;
        boolean ofCountry = labels[last].length() == 2 && last > 1 && labels[last - 1].length() <= SHORT;
        int kept = ofCountry ? 3 : 2;
        int from = Math.max(0, labels.length - kept);
        return String.join(".", Arrays.asList(labels).subList(from, labels.length));
    }
}
