package register.request.delivery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What became of a mail that was handed over. Only where nobody can tell may sending it again make two of it.
public sealed interface Handover {

    /// Why it was not taken, one line; empty where it was.
    String words();

    /// The mail server has taken it.
    ///
    /// @param id its name of the mail, by which it reports and is asked; absent where it says none
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

    /// The mail surely did not leave, for a reason that may pass (RFC 5321 section 4.2.1, a 4yz reply; a connection
    /// that did not come about): send it again later.
    ///
    /// @param words why, one line
    /// @param ofRecipient whether the reason lies in its recipient, such as a busy mailbox, or a server that wants
    ///     to be asked again (greylisting): another mail may leave now
    record NotTaken(String words, boolean ofRecipient) implements Handover {
        public NotTaken {
            words = line(words);
        }

        /// For a reason that any other mail has too.
        public NotTaken(String words) {
            this(words, false);
        }
    }

    /// The mail surely did not leave, for a reason that lies in the sender's account and not in the mail, such as its
    /// rights, its quota or its login: no other mail will leave either until somebody mends that.
    ///
    /// @param words why, one line
    record Barred(String words) implements Handover {
        public Barred {
            words = line(words);
        }
    }

    /// The mail surely did not leave and never will as it is (RFC 5321 section 4.2.1, a 5yz reply).
    ///
    /// @param words why, one line
    record Refused(String words) implements Handover {
        public Refused {
            words = line(words);
        }
    }

    /// Nobody can tell whether the mail left: the connection broke in the message or before its answer.
    ///
    /// @param words what is known, one line
    record Unknown(String words) implements Handover {
        public Unknown {
            words = line(words);
        }
    }

    /// How many characters of a mail server's words are kept.
    int MOST_WORDS = 300;

    /// What a mail server says, as one line of printable ASCII that any record, page or log can hold.
    static String line(String said) {
        String printable = Words.UNPRINTABLE.matcher(said).replaceAll("?");
        String line = Words.BLANKS.matcher(printable).replaceAll(" ").strip();
        return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS - 3) + "...";
    }

    /// The same without mail addresses: a log keeps no address, which ends when its request does.
    static String withoutAddresses(String words) {
        return Words.ADDRESS.matcher(words).replaceAll("(address)");
    }

    /// The patterns of `line` and `withoutAddresses`.
    final class Words {
        private static final Pattern BLANKS = Pattern.compile("\\s+");
        private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~\\s]");
        private static final Pattern ADDRESS =
                Pattern.compile("<?(?:\"[^\"]{1,64}\"|[^\\s<>@:;,\"]+)@[^\\s<>@:;,\"]+>?");

        private Words() {}
    }
}
