package register.document;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A snapshot's inputs beside the chain: the settings and the layout on the day it was made. Recorded with it, so that
/// it can be made again after both have changed.
///
/// @param layout the version of the layout, one more with each change
/// @param address the register's public address, without a trailing slash; absent if it had none
public record Presentation(int layout, @Nullable URI address) {
    /// The layout of this release.
    public static final int LAYOUT = 5;

    /// For a register without a public address.
    public static final Presentation NONE = today(null);

    /// For a snapshot made now.
    public static Presentation today(@Nullable URI address) {
        return new Presentation(LAYOUT, address);
    }
}
