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
import register.value.Bytes;
import register.value.Sha256;

/// The hash that a go names. It has three parts of ten, ten and eight bytes, each the beginning of a SHA-256, so that
/// it says what differs between two plans: recipients with their changes, letters, dates; and before them how many
/// notices there are, in four bytes.
final class PlanHash {
    private static final int RECIPIENTS = 4;
    private static final int LETTERS = 14;
    private static final int DATES = 24;
    private static final int END = 32;

    private final MessageDigest recipients = sha256();
    private final MessageDigest dates = sha256();
    private final TreeSet<String> letters = new TreeSet<>();
    private int notices;

    /// Name and address are bound by the revision of the recipient.
    void add(PlannedNotice planned) {
        notices++;
        String id = planned.recipient().id() + " ";
        recipients.update((id + planned.recipient().revision() + " " + planned.changes() + "\n").getBytes(UTF_8));
        dates.update((id + text(planned.tellBy()) + " " + planned.objectionDays() + "\n").getBytes(UTF_8));
    }

    /// Adds a letter that some of them get.
    void add(Bytes letter) {
        letters.add(letter.hash().hex());
    }

    Sha256 value() {
        ByteBuffer all = ByteBuffer.allocate(END);
        all.putInt(notices);
        all.put(recipients.digest(), 0, LETTERS - RECIPIENTS);
        all.put(sha256().digest(String.join("\n", letters).getBytes(UTF_8)), 0, DATES - LETTERS);
        all.put(dates.digest(), 0, END - DATES);
        return new Sha256(HexFormat.of().formatHex(all.array()));
    }

    /// What differs between two plans, in words; empty where nothing does.
    static List<String> differences(Sha256 before, Sha256 now) {
        byte[] was = before.bytes();
        byte[] is = now.bytes();
        var found = new ArrayList<String>();
        if (differ(was, is, 0, RECIPIENTS)) {
            found.add("%d notices, then %d"
                    .formatted(
                            Integer.toUnsignedLong(ByteBuffer.wrap(was).getInt()),
                            Integer.toUnsignedLong(ByteBuffer.wrap(is).getInt())));
        }
        if (differ(was, is, RECIPIENTS, LETTERS)) {
            found.add("recipients, or which changes concern them");
        }
        if (differ(was, is, LETTERS, DATES)) {
            found.add("what the mails say");
        }
        if (differ(was, is, DATES, END)) {
            found.add("dates by which they must be told, or days to object");
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
