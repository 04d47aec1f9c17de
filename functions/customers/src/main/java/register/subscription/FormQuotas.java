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

/// What may be asked for by forms in a day (UTC), so that nobody floods a mailbox or the register. The store learns no
/// address: a key of the day turns each name into another, so that one day's names say nothing about another's.
public final class FormQuotas {
    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_PREFIX = 6;

    private final DailyQuotas quotas;
    private final Supplier<ReferenceKey> key;
    private final Clock clock;

    /// @param register the register's key; it is asked once, when the first place is taken
    public FormQuotas(DailyQuotas quotas, ReferenceKey register, Clock clock) {
        this.quotas = quotas;
        this.key = FormTokens.once(register);
        this.clock = clock;
    }

    /// Takes one of the places that a network has today: the /24 of an IPv4 address, the /48 of an IPv6 address.
    ///
    /// @param source the address; anything else is one network of its own
    /// @param what is asked for, apart from other things
    /// @param id names the one who takes it, so that repeating it takes no other
    public boolean network(String what, String source, int places, String id) {
        return take(what + " network " + prefix(source), places, id);
    }

    /// Takes one of the places that a name has today.
    ///
    /// @param name of what is counted, such as a mailbox
    /// @param id names the one who takes it
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
