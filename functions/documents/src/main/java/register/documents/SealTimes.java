package register.documents;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.chain.NoTimeStampException;
import register.chain.Sha256;
import register.chain.TimeStamp;
import register.chain.TimeStampAuthority;

/// Fetches the time-stamp of each seal, where an authority is configured. A document is issued with or without one:
/// where no authority stamps, the seal is PAdES B-B, and a warning says so. After a failure nobody is asked for a
/// minute, so that an authority that hangs delays one document of many.
public final class SealTimes {
    /// Asks nobody and warns of nothing.
    public static final SealTimes NONE = new SealTimes(null, _ -> {}, Duration.ZERO);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final @Nullable TimeStampAuthority authority;
    private final Consumer<String> warnings;
    private final Duration pause;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile @Nullable Long notBefore;

    SealTimes(@Nullable TimeStampAuthority authority, Consumer<String> warnings, Duration pause) {
        this.authority = authority;
        this.warnings = warnings;
        this.pause = pause;
    }

    /// @param authorities asked in this order; with none, the first seal is warned of
    /// @param warnings told in one printable line of a seal that gets no time-stamp
    public static SealTimes of(List<? extends TimeStampAuthority> authorities, Consumer<String> warnings) {
        return new SealTimes(authorities.isEmpty() ? null : TimeStampAuthority.firstOf(authorities), warnings, PAUSE);
    }

    /// Whether there is an authority to ask.
    boolean areAsked() {
        return authority != null;
    }

    /// A time-stamp of this imprint, if there is one to be had.
    Optional<TimeStamp> stamp(Sha256 imprint) {
        if (authority == null) {
            if (!warned.getAndSet(true)) {
                warnings.accept("sealing without time-stamps (PAdES B-B): no authority is configured");
            }
            return Optional.empty();
        }
        Long until = notBefore;
        if (until != null && System.nanoTime() - until < 0) {
            warnings.accept("sealed without a time-stamp (PAdES B-B): no authority gave one a short while ago");
            return Optional.empty();
        }
        try {
            return Optional.of(authority.stamp(imprint));
        } catch (NoTimeStampException e) {
            notBefore = System.nanoTime() + pause.toNanos();
            warnings.accept("sealed without a time-stamp (PAdES B-B): " + e.getMessage());
            return Optional.empty();
        }
    }
}
