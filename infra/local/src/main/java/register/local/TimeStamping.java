package register.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import register.documents.http.Reach;
import register.documents.timestamp.HttpTimeStampAuthority;

/// By whose clocks this register's seals and checkpoints are stamped, read from the environment once.
///
/// @param authorities `REGISTER_TSA`, comma-separated: the addresses of time-stamp authorities (RFC 3161), asked in
///     this order, each with the fingerprints of the certificates that it must sign under; none is asked by itself
/// @param reach `REGISTER_PRIVATE_AUTHORITIES`, `false`: whether these, and the addresses that certificates name for
///     revocation data, may be private ones
public record TimeStamping(List<String> authorities, Reach reach) {
    static final String AUTHORITIES = "REGISTER_TSA";
    private static final String PRIVATE = "REGISTER_PRIVATE_AUTHORITIES";

    public TimeStamping {
        authorities = List.copyOf(authorities);
    }

    /// @throws BadSettingException naming the first variable that cannot be used
    static TimeStamping read(Map<String, String> environment) {
        Reach reach = reach(environment.getOrDefault(PRIVATE, "").strip());
        List<String> addresses = Stream.of(
                        environment.getOrDefault(AUTHORITIES, "").split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        for (String address : addresses) {
            try {
                HttpTimeStampAuthority.at(address, reach);
            } catch (IllegalArgumentException e) {
                throw new BadSettingException(AUTHORITIES, address, String.valueOf(e.getMessage()));
            }
        }
        return new TimeStamping(addresses, reach);
    }

    private static Reach reach(String value) {
        return switch (value) {
            case "", "false" -> Reach.PUBLIC;
            case "true" -> Reach.PRIVATE;
            default -> throw new BadSettingException(PRIVATE, value, "expected true or false");
        };
    }
}
