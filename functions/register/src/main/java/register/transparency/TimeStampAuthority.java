package register.transparency;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import register.value.Sha256;

/// Issues time-stamps (RFC 3161).
public interface TimeStampAuthority {

    /// @param imprint the SHA-256 of the data, which is all the authority learns of it
    /// @return a fresh stamp of this imprint, with a valid signature
    /// @throws NoTimeStampException if it issues none
    TimeStamp stamp(Sha256 imprint);

    /// Asks one authority after another until one issues a stamp.
    ///
    /// @param authorities in this order, at least one
    /// @param passedOver receives one line for each that failed before a later one succeeded
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
