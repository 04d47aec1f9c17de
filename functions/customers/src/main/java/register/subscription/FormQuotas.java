package register.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.function.Supplier;
import register.request.DailyQuotas;
import register.request.SecretReferenceKey;
import register.value.Bytes;
import register.value.Reference;
import register.value.ReferenceKey;

/// Daily limits (UTC) on forms, so that no one can flood a mailbox or the register. No address is stored: names are
/// hashed under a key of the day, so that the names of different days cannot be linked.
public final class FormQuotas {
    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_PREFIX = 6;

    private final DailyQuotas quotas;
    private final Supplier<ReferenceKey> key;
    private final Clock clock;

    /// @param register the register's key; called once, when the first place is taken
    public FormQuotas(DailyQuotas quotas, ReferenceKey register, Clock clock) {
        this.quotas = quotas;
        this.key = FormTokens.once(register);
        this.clock = clock;
    }

    /// Takes one of a network's places for today: a network is the /24 of an IPv4 address, or the /48 of an IPv6
    /// address.
    ///
    /// @param source the address; any other text is a network of its own
    /// @param what is requested; each kind is counted separately
    /// @param id of the holder, who keeps the same place if it calls again
    public boolean network(String what, String source, int places, String id) {
        return take(what + " network " + prefix(source), places, id);
    }

    /// Takes one of a name's places for today.
    ///
    /// @param name of the count, such as a mailbox
    /// @param id of the holder
    public boolean take(String name, int places, String id) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        ReferenceKey own = key.get();
        var names = new SecretReferenceKey(Bytes.of(own.mac(("daily limits " + day).getBytes(UTF_8))));
        return quotas.take(
                day,
                HexFormat.of().formatHex(names.mac(name.getBytes(UTF_8)), 0, 16),
                places,
                Reference.of(own, "form " + id));
    }

    private static String prefix(String source) {
        try {
            byte[] address = InetAddress.ofLiteral(source).getAddress();
            return HexFormat.of().formatHex(address, 0, address.length == 4 ? IPV4_PREFIX : IPV6_PREFIX);
        } catch (IllegalArgumentException _) {
            return "unknown";
        }
    }
}
