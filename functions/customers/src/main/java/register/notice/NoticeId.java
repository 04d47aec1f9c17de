package register.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import register.recipient.RecipientId;
import register.request.SecretReferenceKey;
import register.value.Bytes;

/// Identifies a notice, e.g. `NTC-7K3Q9M2X-0C-4WTB9ZK2`: its run, a lot of the run, and 40 bits of HMAC-SHA-256 over
/// run and recipient under a secret of the run. However often the run is planned, a recipient has one notice in it, and
/// nobody can guess its id.
///
/// @param lot 0 to 1023
public record NoticeId(RunId run, int lot, String number) {
    /// The maximum number of lots of a run.
    public static final int MOST_LOTS = 1024;

    /// The average number of notices per lot.
    public static final int LOT = 512;

    private static final Pattern PATTERN =
            Pattern.compile("NTC-(" + Base32.DIGIT + "{8})-(" + Base32.DIGIT + "{2})-(" + Base32.DIGIT + "{8})");

    public NoticeId {
        if (!isLot(lot)) {
            throw new IllegalArgumentException("lot: expected 0 to " + (MOST_LOTS - 1));
        }
    }

    /// Randomly chosen lots, enough for the given number of notices.
    public static List<Integer> lots(int notices) {
        var all = new ArrayList<>(IntStream.range(0, MOST_LOTS).boxed().toList());
        Collections.shuffle(all, new SecureRandom());
        return List.copyOf(all.subList(0, Math.clamp(Math.ceilDiv(notices, LOT), 1, MOST_LOTS)));
    }

    static boolean isLot(int lot) {
        return lot >= 0 && lot < MOST_LOTS;
    }

    /// @param numbers of the run
    /// @param lots of the run
    static NoticeId of(Bytes numbers, RunId run, List<Integer> lots, RecipientId recipient) {
        byte[] mac = new SecretReferenceKey(numbers).mac(("notice " + run + " " + recipient).getBytes(UTF_8));
        int lot = lots.get(Math.floorMod((int) Base32.number(Base32.first(mac, 6)), lots.size()));
        byte[] rest = Arrays.copyOfRange(mac, 8, 16);
        return new NoticeId(run, lot, Base32.first(rest, 8));
    }

    /// @throws IllegalArgumentException if the text is not a notice's id
    public static NoticeId parse(String text) {
        Matcher found = PATTERN.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("not the id of a notice: " + text);
        }
        return read(found);
    }

    /// The first id in a text, e.g. in the subject of a reply, in any letter case; empty if there is none.
    public static Optional<NoticeId> in(String text) {
        Matcher found = PATTERN.matcher(text.toUpperCase(Locale.ROOT));
        return found.find() ? Optional.of(read(found)) : Optional.empty();
    }

    /// Identifies the notice within its run, in 50 bits.
    public long inRun() {
        return (long) lot << 40 | Base32.number(number);
    }

    private static NoticeId read(Matcher found) {
        return new NoticeId(new RunId(found.group(1)), (int) Base32.number(found.group(2)), found.group(3));
    }

    @Override
    public String toString() {
        return "NTC-" + run + "-" + Base32.of(lot, 2) + "-" + number;
    }
}
