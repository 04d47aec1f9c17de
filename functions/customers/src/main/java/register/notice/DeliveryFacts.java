package register.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import register.notice.LedgerLine.Kind;
import register.request.delivery.DeliveryReport.Action;
import register.request.delivery.Handover;
import register.value.LogText;

/// The ledger lines that follow from reports by mail services and mail servers about an attempt. Only event, or
/// action and status, decide; a server's words are kept for people and never interpreted.
public final class DeliveryFacts {
    /// The source of lines by mail servers (RFC 3464).
    public static final String DSN = "dsn";

    /// The source of lines by Amazon SES.
    public static final String SES = "ses";

    /// An enhanced status code (RFC 3463): class, subject, detail.
    private static final Pattern STATUS = Pattern.compile("([245])\\.([0-9]{1,3})\\.([0-9]{1,3})");

    /// Far longer than the stored text, so that masking stays cheap however long the server's text is.
    private static final int MOST_READ = 2_000;

    /// The shortest local part that is masked on its own; shorter ones could be any word.
    private static final int LOCAL = 3;

    private DeliveryFacts() {}

    /// A mail service's report about a mail that it took.
    public enum Event {
        /// It took the mail.
        SEND(Kind.SENT),
        /// The receiving server took it.
        DELIVERY(Kind.ACCEPTED),
        /// It has not arrived yet; the service tries again.
        DELIVERY_DELAY(Kind.DELAYED),
        /// It came back for a reason that may pass, after the service tried for hours.
        BOUNCE_TRANSIENT(Kind.BOUNCED),
        /// It came back for good.
        BOUNCE_PERMANENT(Kind.UNDELIVERABLE),
        /// The service sends nothing to this address, because mail to it came back before.
        BOUNCE_SUPPRESSED(Kind.SUPPRESSED),
        /// It came back, and the service cannot tell why.
        BOUNCE_UNDETERMINED(Kind.RETURNED),
        /// The recipient reported it as spam.
        COMPLAINT(Kind.COMPLAINED),
        /// The service found a virus in it, after it had taken it.
        REJECT(Kind.UNDELIVERABLE),
        /// The service could not write the mail, after it had taken it.
        RENDERING_FAILURE(Kind.UNDELIVERABLE);

        private final Kind kind;

        Event(Kind kind) {
            this.kind = kind;
        }
    }

    /// The details of a report.
    ///
    /// @param status an enhanced status code (RFC 3463); anything else counts as none
    /// @param words of the server; any text
    /// @param recipients addresses that the words may repeat; they are masked, like everything that looks like an
    ///     address
    public record ReportDetails(String status, String words, List<String> recipients) {
        /// No details.
        public static final ReportDetails NOTHING = new ReportDetails("", "", List.of());

        public ReportDetails {
            recipients = List.copyOf(recipients);
        }
    }

    /// The ledger line for a mail service's event.
    ///
    /// @param attempt from 1
    /// @param at by the service's clock
    public static LedgerLine event(int attempt, Instant at, Event event, ReportDetails said) {
        return line(at, SES, attempt, event.kind, said);
    }

    /// The ledger line for a mail server's report on the recipient (RFC 3464 sections 2.3.3 and 2.3.4). A failure
    /// without a clear status is left to a person.
    ///
    /// @param attempt from 1
    /// @param at when the report arrived
    public static LedgerLine report(int attempt, Instant at, Action action, ReportDetails said) {
        Kind kind = switch (action) {
            case DELIVERED -> Kind.ACCEPTED;
            case DELAYED -> Kind.DELAYED;
            case FAILED -> failed(said.status());
        };
        return line(at, DSN, attempt, kind, said);
    }

    /// The ledger line for a returned mail in an unreadable form.
    ///
    /// @param attempt from 1
    /// @param at when it arrived
    public static LedgerLine unreadable(int attempt, Instant at) {
        return line(at, DSN, attempt, Kind.RETURNED, new ReportDetails("", "a report in no standard form", List.of()));
    }

    /// The ledger line for a recipient's complaint, sent by its provider's feedback loop (RFC 5965).
    ///
    /// @param attempt from 1
    /// @param at when it arrived
    public static LedgerLine complaint(int attempt, Instant at) {
        return line(at, DSN, attempt, Kind.COMPLAINED, ReportDetails.NOTHING);
    }

    /// 4.x.x is temporary (RFC 3463 section 2), and so is a full mailbox, whatever its class.
    private static Kind failed(String status) {
        Matcher code = STATUS.matcher(status.strip());
        if (!code.matches()) {
            return Kind.RETURNED;
        }
        boolean full = code.group(2).equals("2") && code.group(3).equals("2");
        return switch (code.group(1)) {
            case "4" -> Kind.BOUNCED;
            case "5" -> full ? Kind.BOUNCED : Kind.UNDELIVERABLE;
            default -> Kind.RETURNED;
        };
    }

    private static LedgerLine line(Instant at, String source, int attempt, Kind kind, ReportDetails said) {
        String words = Handover.line(masked(said));
        return new LedgerLine(at.truncatedTo(ChronoUnit.MILLIS), source, attempt, kind, words.isEmpty() ? null : words);
    }

    private static String masked(ReportDetails said) {
        String words =
                said.words().length() <= MOST_READ ? said.words() : said.words().substring(0, MOST_READ);
        for (String address : said.recipients()) {
            words = masked(words, address.strip());
        }
        String status =
                STATUS.matcher(said.status().strip()).matches() ? said.status().strip() : "";
        String rest = LogText.withoutAddresses(words).strip();
        return rest.contains(status) ? rest : (status + " " + rest).strip();
    }

    /// Servers also repeat the local part alone: `unknown user: "mari"`.
    private static String masked(String words, String address) {
        int at = address.lastIndexOf('@');
        String without = address.isEmpty() ? words : anyCase(words, address, "(address)");
        return at < LOCAL
                ? without
                : without.replaceAll(
                        "(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(address.substring(0, at)) + "(?![\\p{L}\\p{N}])",
                        "(address)");
    }

    private static String anyCase(String words, String part, String instead) {
        return words.replaceAll("(?iu)<?" + Pattern.quote(part) + ">?", Matcher.quoteReplacement(instead));
    }
}
