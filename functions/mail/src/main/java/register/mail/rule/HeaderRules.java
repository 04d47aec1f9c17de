package register.mail.rule;

import static register.mail.rule.Rule.queueIf;
import static register.mail.rule.Rule.silentIf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.mail.message.Sender;
import register.request.Matter;

/// Rules on a message's headers.
public final class HeaderRules {
    /// A header in every mail that the register sends.
    public static final String LOOP = "X-Subprocessor-Register";

    public static final String LOOP_NAME = LOOP.toLowerCase(Locale.ROOT);
    private static final String MAILER_DAEMON = "mailerdaemon";
    private static final Set<String> DAEMONS = Set.of(
            MAILER_DAEMON,
            "postmaster",
            "maildaemon",
            "maildeliverysystem",
            "bounce",
            "bounces",
            "doublebounce",
            "listserv",
            "majordomo");
    private static final Pattern NO_REPLY = Pattern.compile(
            "(?:do)?no?t?reply.*|dontreply.*|keineantwort.*|nichtantworten.*|neodpovedajte.*|neodpovedat.*|arvasta.*|mittevastata.*");
    private static final Pattern BULK = Pattern.compile("bulk|junk|list");
    private static final Pattern SUPPRESS = Pattern.compile(".*\\b(?:all|dr|autoreply)\\b.*");

    private static final String GENERATED = "auto-generated";

    static final String PUBLIC_ADDRESS = "public address";

    static final List<Rule> ALL = List.of(
            new Rule(11, "loop", message -> silentIf(message.mail().has(LOOP_NAME), "loop")),
            new Rule(6, "Auto-Submitted", HeaderRules::autoSubmitted),
            new Rule(6, "daemon sender", HeaderRules::daemon),
            new Rule(6, "no-reply sender", message -> queueIf(local(message, NO_REPLY), "no-reply-sender")),
            new Rule(7, "list mail", HeaderRules::list),
            new Rule(7, "replies unwanted", HeaderRules::suppressed),
            new Rule(7, "Feedback-ID", message -> queueIf(message.mail().has("feedback-id"), "feedback-id")),
            new Rule(8, "one strict From", HeaderRules::from),
            new Rule(10, PUBLIC_ADDRESS, HeaderRules::publicAddress),
            new Rule(11, "own domain", HeaderRules::own));

    private HeaderRules() {}

    /// RFC 3834 section 5, and the older headers of autoresponders. Suppliers that announce a change, and services
    /// that act for data subjects, generate their mail: no machine answers it, but a person must see it. Mail that
    /// the company's own machines generate, or that answers a mail, makes no request: otherwise the receipts of a
    /// team's ticket system would cause endless team mail.
    private static Optional<RuleDecision> autoSubmitted(ExaminedMail message) {
        return isForAPerson(message)
                ? queueIf(true, GENERATED)
                : silentIf(isAutomatic(message.mail()), "auto-submitted");
    }

    private static boolean isForAPerson(ExaminedMail message) {
        ReceivedMail mail = message.mail();
        Matter matter = message.finding().matter();
        boolean clockRuns = matter != null && matter.clockRuns();
        return (clockRuns || !answers(mail))
                && !isOwn(message)
                && mail.mentioned().isEmpty()
                && EnvelopeRules.vouched(message.delivery(), mail)
                && mail.values("auto-submitted")
                        .map(HeaderRules::keyword)
                        .toList()
                        .equals(List.of(GENERATED));
    }

    /// An autoresponder names the mail that it answers (RFC 3834 section 3.1.5), or itself.
    private static boolean answers(ReceivedMail mail) {
        return mail.has("in-reply-to") || mail.has("references") || isOlderAutomatic(mail);
    }

    /// True if the message declares itself automatic.
    public static boolean isAutomatic(ReceivedMail mail) {
        return isOlderAutomatic(mail)
                || mail.values("auto-submitted")
                        .anyMatch(value -> !keyword(value).equals("no"));
    }

    private static boolean isOlderAutomatic(ReceivedMail mail) {
        return mail.has("x-autoreply")
                || mail.has("x-autorespond")
                || mail.values("precedence").anyMatch(value -> keyword(value).equals("auto_reply"));
    }

    /// Honest senders use `bounces@…` as the envelope's sender for their bounces, where only a
    /// daemon's own name counts.
    private static Optional<RuleDecision> daemon(ExaminedMail message) {
        boolean from = message.from().filter(HeaderRules::isDaemon).isPresent();
        boolean envelope = message.envelopeSender()
                .filter(address -> letters(address).equals(MAILER_DAEMON))
                .isPresent();
        return silentIf(from || envelope, "daemon-sender");
    }

    /// True if only mail servers use this address.
    public static boolean isDaemon(Address address) {
        return DAEMONS.contains(letters(address));
    }

    private static Optional<RuleDecision> list(ExaminedMail message) {
        boolean list = message.mail().headers().stream()
                .anyMatch(header -> header.name().startsWith("list-"));
        boolean bulk = message.mail()
                .values("precedence")
                .anyMatch(value -> BULK.matcher(keyword(value)).matches());
        return queueIf(list || bulk, "list-mail");
    }

    private static Optional<RuleDecision> suppressed(ExaminedMail message) {
        boolean suppressed = message.mail()
                .values("x-auto-response-suppress")
                .anyMatch(value ->
                        SUPPRESS.matcher(value.toLowerCase(Locale.ROOT)).matches());
        return queueIf(suppressed, "replies-unwanted");
    }

    private static Optional<RuleDecision> from(ExaminedMail message) {
        return message.mail().sender() instanceof Sender.Invalid(String reason)
                ? queueIf(true, reason)
                : Optional.empty();
    }

    /// A receipt names the addressed policy: if there are several, a person decides.
    private static Optional<RuleDecision> publicAddress(ExaminedMail message) {
        return switch (message.policies().size()) {
            case 0 -> queueIf(true, "no-public-address");
            case 1 -> Optional.empty();
            default -> queueIf(true, "several-policies");
        };
    }

    /// If a colleague forwards a customer's mail, the reply would go to the colleague. The domains of the company's
    /// own addresses count as its own too, unless they are shared hosts.
    private static Optional<RuleDecision> own(ExaminedMail message) {
        return queueIf(isOwn(message), "own-domain");
    }

    private static boolean isOwn(ExaminedMail message) {
        MailSettings settings = message.settings();
        Stream<@Nullable String> ours = Stream.of(settings.replyFrom(), settings.teamAddress());
        List<Address> addresses = Stream.of(
                        ours,
                        settings.intakeAddresses().stream(),
                        message.policies().stream().map(AddressedPolicy::publicAddress))
                .flatMap(stream -> stream)
                .flatMap(address -> Optional.ofNullable(address).flatMap(Address::parse).stream())
                .toList();
        return message.from()
                .filter(from -> settings.ownDomains().stream().anyMatch(from::within)
                        || addresses.stream().anyMatch(address -> beside(from, address)))
                .isPresent();
    }

    private static boolean beside(Address from, Address ours) {
        return SharedHosts.hold(ours) ? from.same(ours) : from.within(ours.domain());
    }

    private static boolean local(ExaminedMail message, Pattern pattern) {
        return message.from()
                .filter(from -> pattern.matcher(letters(from)).matches())
                .isPresent();
    }

    private static String letters(Address address) {
        return address.local().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static String keyword(String value) {
        return value.replaceAll("[;(].*", "").strip().toLowerCase(Locale.ROOT);
    }
}
