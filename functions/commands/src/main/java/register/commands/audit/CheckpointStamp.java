package register.commands.audit;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.pdf.timestamp.BadTimeStampException;
import register.pdf.timestamp.CheckedTimeStamp;
import register.pdf.timestamp.ClockStanding;
import register.transparency.TimeStamp;
import register.value.Sha256;

/// A time-stamp that a server shows and that holds.
///
/// @param clock how far its authority is one that was given; null where nobody gave any
public record CheckpointStamp(TimeStamp stamp, @Nullable ClockStanding clock) {

    /// @param token as the server shows it (RFC 3161, TimeStampToken)
    /// @param note that it must stamp
    /// @param anchors the certificates to trust; none where nobody gave any
    /// @throws IllegalArgumentException when it does not hold; its message says why
    static CheckpointStamp read(byte[] token, byte[] note, List<X509Certificate> anchors) {
        try {
            CheckedTimeStamp checked = CheckedTimeStamp.of(token, Sha256.of(note));
            TimeStamp stamp = checked.stamp();
            ClockStanding clock = anchors.isEmpty() ? null : checked.standing(anchors);
            if (clock == ClockStanding.UNKNOWN) {
                throw new IllegalArgumentException("\"" + stamp.authority()
                        + "\" has no certificate that you trust, or that was valid then under one that you trust");
            }
            return new CheckpointStamp(stamp, clock);
        } catch (BadTimeStampException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    String line() {
        return "the last checkpoint existed at " + stamp.genTime() + ", says the time-stamp authority "
                + stamp.authority()
                + (clock == null
                        ? " (its certificate was not checked against one that you trust: give one as --trust-tsa)"
                        : ", " + clock.words() + " (not checked for revocation)")
                + "; this shows its age, not that it is the only one";
    }

    Json json() {
        return Json.object()
                .put("genTime", stamp.genTime().toString())
                .put("authority", stamp.authority())
                .put("clock", clock == null ? null : clock.term())
                .build();
    }
}
