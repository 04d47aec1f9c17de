package register.request.delivery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The result of handing over a mail. Only after `Unknown` may sending again make a duplicate.
public sealed interface Handover {

    /// The reason why it was not taken, one line; empty if it was.
    String words();

    /// Taken by the mail server.
    ///
    /// @param id the server's id for the mail, used in reports; absent if it gave none
    record Taken(@Nullable String id) implements Handover {
        private static final int LONGEST_ID = 200;

        public Taken {
            id = id == null || id.length() > LONGEST_ID ? null : line(id);
        }

        public Taken() {
            this(null);
        }

        @Override
        public String words() {
            return "";
        }
    }

    /// The mail certainly did not leave, for a temporary reason (RFC 5321 section 4.2.1, a 4yz reply; no connection):
    /// send it again later.
    ///
    /// @param words the reason, one line
    /// @param ofRecipient true if the reason concerns its recipient, such as a busy mailbox or greylisting: other
    ///     mails may leave now
    record NotTaken(String words, boolean ofRecipient) implements Handover {
        public NotTaken {
            words = line(words);
        }

        /// For a reason that affects every mail.
        public NotTaken(String words) {
            this(words, false);
        }
    }

    /// The mail certainly did not leave, because of the sender's account, such as its rights, quota or login: no
    /// other mail will leave until that is fixed.
    ///
    /// @param words the reason, one line
    record Barred(String words) implements Handover {
        public Barred {
            words = line(words);
        }
    }

    /// The mail certainly did not leave and never will in this form (RFC 5321 section 4.2.1, a 5yz reply).
    ///
    /// @param words the reason, one line
    record Refused(String words) implements Handover {
        public Refused {
            words = line(words);
        }
    }

    /// The mail may have left: the connection broke during the message, or before the server's answer.
    ///
    /// @param words the facts known, one line
    record Unknown(String words) implements Handover {
        public Unknown {
            words = line(words);
        }
    }

    /// The maximum length kept of a mail server's words.
    int MOST_WORDS = 300;

    /// A mail server's words as one line of printable ASCII, safe for any record, page or log.
    static String line(String said) {
        String printable = Words.UNPRINTABLE.matcher(said).replaceAll("?");
        String line = Words.BLANKS.matcher(printable).replaceAll(" ").strip();
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS - 3) + "...";
    }

    /// The patterns of `line`.
    final class Words {
        private static final Pattern BLANKS = Pattern.compile("\\s+");
        private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~\\s]");

        private Words() {}
    }
}
