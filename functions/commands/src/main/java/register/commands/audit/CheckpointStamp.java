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

/// A valid time-stamp shown by a server.
///
/// @param clock the authority's standing among the trusted ones; null if none were given
public record CheckpointStamp(TimeStamp stamp, @Nullable ClockStanding clock) {

    /// @param token as shown by the server (RFC 3161, TimeStampToken)
    /// @param note that it must stamp
    /// @param anchors the certificates to trust; empty if none were given
    /// @throws IllegalArgumentException with the reason, if it is invalid
    static CheckpointStamp read(byte[] token, byte[] note, List<X509Certificate> anchors) {
        try {
            CheckedTimeStamp checked = CheckedTimeStamp.of(token, Sha256.of(note));
            TimeStamp stamp = checked.stamp();
            ClockStanding clock = anchors.isEmpty() ? null : checked.standing(anchors);
            if (clock == ClockStanding.UNKNOWN) {
                throw new IllegalArgumentException("\"" + stamp.authority()
                        + "\" has no certificate that you trust, or none that was valid " + "then");
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
                        ? " (its certificate was not checked: pass one that you trust as --trust-tsa)"
                        : ", " + clock.words() + " (not checked for revocation)")
                + "; this shows its age, but not that no other checkpoint exists";
    }

    Json json() {
        return Json.object()
                .put("genTime", stamp.genTime().toString())
                .put("authority", stamp.authority())
                .put("clock", clock == null ? null : clock.term())
                .build();
    }
}
