package register.pdf.seal;

import java.util.List;
import java.util.function.Consumer;
import register.network.Reach;
import register.pdf.timestamp.HttpTimeStampAuthority;
import register.settings.BadSettingException;
import register.settings.Variables;
import register.transparency.TimeStampAuthority;

/// The authorities whose clocks stamp a register's seals and checkpoints.
///
/// @param authorities `REGISTER_TSA`, comma-separated: addresses of time-stamp authorities (RFC 3161), asked in this
///     order, each with the fingerprints of the certificates that it must sign under; none by default
/// @param reach `REGISTER_PRIVATE_AUTHORITIES`, default `false`: whether these addresses, and those in certificates
///     for revocation data, may be private
public record TimeStamping(List<String> authorities, Reach reach) {
    private static final String AUTHORITIES = "REGISTER_TSA";

    public TimeStamping {
        authorities = List.copyOf(authorities);
    }

    /// @throws BadSettingException naming the first bad variable
    public static TimeStamping read(Variables variables) {
        Reach reach = variables.flag("REGISTER_PRIVATE_AUTHORITIES", false) ? Reach.PRIVATE : Reach.PUBLIC;
        return new TimeStamping(
                variables.each(AUTHORITIES, address -> {
                    HttpTimeStampAuthority.requireAddress(address);
                    return address;
                }),
                reach);
    }

    /// The time-stamps for seals.
    ///
    /// @param warnings receives one line about each seal without a time-stamp, and about each authority that failed
    public SealTimes ofSeals(Consumer<String> warnings) {
        return SealTimes.of(HttpTimeStampAuthority.forSeals(authorities, reach), reach, warnings);
    }

    /// The authorities that stamp checkpoints.
    public List<TimeStampAuthority> ofCheckpoints() {
        return HttpTimeStampAuthority.forCheckpoints(authorities, reach);
    }
}
