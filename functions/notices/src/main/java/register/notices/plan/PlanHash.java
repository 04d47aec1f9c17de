package register.notices.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import register.recipient.Recipient;
import register.subscription.Subscribing;
import register.value.Bytes;
import register.value.Sha256;

/// The hash that a start must name. It binds what the company decides: contacts, the mails' words, dates.
/// Subscribing, leaving or moving by a link does not change it, so no stranger can invalidate a plan.
///
/// It begins with the number of contacts in four bytes. Three parts of eight bytes follow, each the beginning of a
/// SHA-256, to tell how two plans differ: contacts with their changes, letters, dates. It ends with the time of the
/// preview in seconds since 1970: later subscribers are not included.
final class PlanHash {
    private static final int RECIPIENTS = 4;
    private static final int LETTERS = 12;
    private static final int DATES = 20;
    private static final int SEEN = 28;
    private static final int END = 32;

    private final MessageDigest recipients = sha256();
    private final MessageDigest dates = sha256();
    private final TreeSet<String> letters = new TreeSet<>();
    private final Instant seen;
    private int notices;

    /// @param seen when the plan is previewed
    PlanHash(Instant seen) {
        this.seen = seen;
    }

    /// The time of the preview in a hash, rounded down to the second.
    static Instant seen(Sha256 hash) {
        return Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(hash.bytes()).getInt(SEEN)));
    }

    /// Name and address are bound by the number of the company's changes to them.
    void add(PlannedNotice planned) {
        if (planned.recipient().kind() != Recipient.Kind.CONTACT) {
            return;
        }
        notices++;
        String id = planned.recipient().id() + " ";
        long revision = planned.recipient().history().stream()
                .filter(change -> !change.actor().equals(Subscribing.BY_LINK))
                .count();
        recipients.update((id + revision + " " + planned.changes() + "\n").getBytes(UTF_8));
        dates.update((id + text(planned.tellBy()) + " " + planned.objectionDays() + "\n").getBytes(UTF_8));
    }

    /// Adds a letter that some of them receive.
    void add(Bytes letter) {
        letters.add(letter.hash().hex());
    }

    Sha256 value() {
        ByteBuffer all = ByteBuffer.allocate(END);
        all.putInt(notices);
        all.put(recipients.digest(), 0, LETTERS - RECIPIENTS);
        all.put(sha256().digest(String.join("\n", letters).getBytes(UTF_8)), 0, DATES - LETTERS);
        all.put(dates.digest(), 0, SEEN - DATES);
        all.putInt((int) seen.getEpochSecond());
        return new Sha256(HexFormat.of().formatHex(all.array()));
    }

    /// The differences between two plans, in words; empty if there are none.
    static List<String> differences(Sha256 before, Sha256 now) {
        byte[] was = before.bytes();
        byte[] is = now.bytes();
        var found = new ArrayList<String>();
        if (differ(was, is, 0, RECIPIENTS)) {
            found.add("%d contacts, then %d"
                    .formatted(
                            Integer.toUnsignedLong(ByteBuffer.wrap(was).getInt()),
                            Integer.toUnsignedLong(ByteBuffer.wrap(is).getInt())));
        }
        if (differ(was, is, RECIPIENTS, LETTERS)) {
            found.add("contacts, or the changes that concern them");
        }
        if (differ(was, is, LETTERS, DATES)) {
            found.add("the text of the mails");
        }
        if (differ(was, is, DATES, SEEN)) {
            found.add("deadlines for the notices, or days to object");
        }
        return found;
    }

    private static boolean differ(byte[] was, byte[] is, int from, int to) {
        return !Arrays.equals(was, from, to, is, from, to);
    }

    private static String text(@Nullable Instant instant) {
        return Objects.toString(instant, "-");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }
}
