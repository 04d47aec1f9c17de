package register.chain;

import java.util.ArrayList;
import java.util.List;

/// Vouches for when something existed (RFC 3161).
public interface TimeStampAuthority {

    /// @param imprint the SHA-256 of what is to be stamped; all that the authority learns of it
    /// @return a stamp of this imprint, asked for now, whose signature holds
    /// @throws NoTimeStampException when it gives none
    TimeStamp stamp(Sha256 imprint);

    /// Asks one after another until one stamps.
    ///
    /// @param authorities in their order, one at least
    static TimeStampAuthority firstOf(List<? extends TimeStampAuthority> authorities) {
        List<TimeStampAuthority> order = List.copyOf(authorities);
        if (order.isEmpty()) {
            throw new IllegalArgumentException("no time-stamp authority");
        }
        return imprint -> {
            var failures = new ArrayList<NoTimeStampException>();
            for (TimeStampAuthority authority : order) {
                try {
                    return authority.stamp(imprint);
                } catch (NoTimeStampException e) {
                    failures.add(e);
                }
            }
            throw NoTimeStampException.of(failures);
        };
    }
}
