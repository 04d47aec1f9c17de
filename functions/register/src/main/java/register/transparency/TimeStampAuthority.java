package register.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import register.value.Sha256;

/// Vouches for when something existed (RFC 3161).
public interface TimeStampAuthority {

    /// @param imprint the SHA-256 of what is to be stamped; all that the authority learns of it
    /// @return a stamp of this imprint, asked for now, whose signature holds
    /// @throws NoTimeStampException when it gives none
    TimeStamp stamp(Sha256 imprint);

    /// Asks one after another until one stamps.
    ///
    /// @param authorities in their order, one at least
    /// @param passedOver receives one line about each that gave none where a later one did
    static TimeStampAuthority firstOf(List<? extends TimeStampAuthority> authorities, Consumer<String> passedOver) {
        List<TimeStampAuthority> order = List.copyOf(authorities);
        if (order.isEmpty()) {
            throw new IllegalArgumentException("no time-stamp authority");
        }
        return imprint -> {
            var failures = new ArrayList<NoTimeStampException>();
            for (TimeStampAuthority authority : order) {
                try {
                    TimeStamp stamp = authority.stamp(imprint);
                    failures.forEach(each -> passedOver.accept("no time-stamp of " + each.getMessage()));
                    return stamp;
                } catch (NoTimeStampException e) {
                    failures.add(e);
                }
            }
            throw NoTimeStampException.of(failures);
        };
    }
}
