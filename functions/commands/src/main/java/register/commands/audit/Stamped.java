package register.commands.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.X509Certificate;
import java.util.Base64;
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
record Stamped(TimeStamp stamp, @Nullable ClockStanding clock) {

    /// @param shown what the server says of it
    /// @param note what it must be of
    /// @param anchors the certificates to trust; none where nobody gave any
    /// @throws IllegalArgumentException when it does not hold; its message says why
    static Stamped read(Json shown, String note, List<X509Certificate> anchors) {
        try {
            byte[] token = Base64.getDecoder().decode(text(shown, "token").getBytes(UTF_8));
            CheckedTimeStamp checked = CheckedTimeStamp.of(token, Sha256.of(note.getBytes(UTF_8)));
            TimeStamp stamp = checked.stamp();
            if (!text(shown, "genTime").equals(stamp.genTime().toString())
                    || !text(shown, "authority").equals(stamp.authority())
                    || !text(shown, "imprint").equals(stamp.imprint().hex())) {
                throw new IllegalArgumentException("the server describes it otherwise than it is");
            }
            ClockStanding clock = anchors.isEmpty() ? null : checked.standing(anchors);
            if (clock == ClockStanding.UNKNOWN) {
                throw new IllegalArgumentException("\"" + stamp.authority()
                        + "\" has no certificate that you trust, or that was valid then under one that you trust");
            }
            return new Stamped(stamp, clock);
        } catch (BadTimeStampException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    String line() {
        return stamp.genTime() + " by " + stamp.authority()
                + (clock == null
                        ? " (its certificate was not checked against one that you trust: give one as --trust-tsa)"
                        : ", " + clock.words() + " (not checked for revocation)");
    }

    Json json() {
        return Json.object()
                .put("genTime", stamp.genTime().toString())
                .put("authority", stamp.authority())
                .put("clock", clock == null ? null : clock.term())
                .build();
    }

    private static String text(Json shown, String name) {
        if (shown instanceof Json.Obj object && object.get(name) instanceof Json.Str text) {
            return text.value();
        }
        throw new IllegalArgumentException("it has no " + name);
    }
}
