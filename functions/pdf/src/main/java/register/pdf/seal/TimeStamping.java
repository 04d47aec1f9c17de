package register.pdf.seal;

import java.util.List;
import java.util.function.Consumer;
import register.pdf.http.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.TimeStampAuthority;

/// By whose clocks a register's seals and checkpoints are stamped.
///
/// @param authorities `REGISTER_TSA`, comma-separated: the addresses of time-stamp authorities (RFC 3161), asked in
///     this order, each with the fingerprints of the certificates that it must sign under; none is asked by itself
/// @param reach `REGISTER_PRIVATE_AUTHORITIES`, `false`: whether these, and the addresses that certificates name for
///     revocation data, may be private ones
public record TimeStamping(List<String> authorities, Reach reach) {
    private static final String AUTHORITIES = "REGISTER_TSA";

    public TimeStamping {
        authorities = List.copyOf(authorities);
    }

    /// @throws BadSettingException naming the first variable that cannot be used
    public static TimeStamping read(Variables variables) {
        Reach reach = variables.flag("REGISTER_PRIVATE_AUTHORITIES", false) ? Reach.PRIVATE : Reach.PUBLIC;
        return new TimeStamping(
                variables.each(AUTHORITIES, address -> {
                    HttpTimeStampAuthority.requireAddress(address);
                    return address;
                }),
                reach);
    }

    /// The time-stamps of seals.
    ///
    /// @param warnings receives one line about a seal that gets none, and of who gave none
    public SealTimes ofSeals(Consumer<String> warnings) {
        return SealTimes.of(HttpTimeStampAuthority.forSeals(authorities, reach), reach, warnings);
    }

    /// Those who stamp checkpoints.
    public List<TimeStampAuthority> ofCheckpoints() {
        return HttpTimeStampAuthority.forCheckpoints(authorities, reach);
    }
}
