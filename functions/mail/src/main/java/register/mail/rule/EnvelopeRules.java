package register.mail.rule;

import static register.mail.rule.Rule.queueIf;
import static register.mail.rule.Rule.silentIf;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.mail.message.ReceivedMail;
import register.mail.message.Sender;
import register.mail.message.Trait;
import register.request.DpaRequest;

/// Rules on the mail service's statements about a message. No rule reads the same claims inside the message (rule 5).
public final class EnvelopeRules {
    static final List<Rule> ALL = List.of(
            new Rule(
                    4,
                    "spam",
                    message -> passed("spam", message.delivery().verdicts().spam())),
            new Rule(
                    4,
                    "virus",
                    message -> passed("virus", message.delivery().verdicts().virus())),
            new Rule(8, "From as the service read it", EnvelopeRules::statedFrom),
            new Rule(4, "dmarc", EnvelopeRules::dmarc),
            new Rule(6, "null return path", EnvelopeRules::nullReturnPath),
            new Rule(10, "envelope recipient", EnvelopeRules::recipient));

    /// A mailbox with its name, decoded by the mail service: the name may contain anything.
    private static final Pattern SHOWN = Pattern.compile("^.*<([^<>]*)>$", Pattern.DOTALL);

    private EnvelopeRules() {}

    private static Optional<RuleDecision> passed(String check, Verdict verdict) {
        String reason = check + "-" + verdict.term();
        return verdict == Verdict.FAIL ? silentIf(true, reason) : queueIf(verdict != Verdict.PASS, reason);
    }

    private static Optional<RuleDecision> dmarc(ExaminedMail message) {
        Verdict verdict = message.delivery().verdicts().dmarc();
        String found = verdict == Verdict.PASS ? "alone" : verdict.term();
        return queueIf(!vouched(message.delivery(), message.mail()), DpaRequest.UNVOUCHED + found);
    }

    /// The verdicts apply to the From that the mail service read, and to no other.
    private static Optional<RuleDecision> statedFrom(ExaminedMail message) {
        return queueIf(!statedFrom(message.delivery(), message.mail()), DpaRequest.UNVOUCHED + "other-from");
    }

    private static boolean statedFrom(DeliveredMail delivery, ReceivedMail mail) {
        List<String> stated = delivery.statedFrom();
        return stated == null
                || (stated.size() == 1
                        && mail.sender() instanceof Sender.Valid(Address from)
                        && Address.parse(
                                        SHOWN.matcher(stated.getFirst().strip()).replaceFirst("$1"))
                                .filter(from::same)
                                .isPresent());
    }

    /// True if the domain of From vouches for the message. A DMARC pass requires a pass of SPF or DKIM (RFC 7489
    /// section 4.2), so one alone is not trusted. Nearly half of small companies publish no DMARC policy: then SPF
    /// must vouch for exactly From's domain.
    public static boolean vouched(DeliveredMail delivery, ReceivedMail mail) {
        if (!statedFrom(delivery, mail)) {
            return false;
        }
        Verdicts verdicts = delivery.verdicts();
        boolean beside = verdicts.spf() == Verdict.PASS || verdicts.dkim() == Verdict.PASS;
        boolean aligned = verdicts.spf() == Verdict.PASS
                && mail.sender() instanceof Sender.Valid(Address from)
                && delivery.envelopeSender()
                        .filter(sender -> sender.domain().equals(from.domain()))
                        .isPresent();
        return (verdicts.dmarc() == Verdict.PASS && beside) || (verdicts.dmarc() == Verdict.GRAY && aligned);
    }

    /// Mail that must never be answered has a null reverse path (RFC 5321 section 4.5.5).
    private static Optional<RuleDecision> nullReturnPath(ExaminedMail message) {
        return silentIf(hasNullReturnPath(message.delivery().envelopeFrom(), message.mail()), "null-return-path");
    }

    /// @param envelopeFrom absent if unknown, too
    public static boolean hasNullReturnPath(@Nullable String envelopeFrom, ReceivedMail mail) {
        boolean absent = envelopeFrom == null
                || envelopeFrom.isBlank()
                || envelopeFrom.strip().equals("<>");
        return absent
                || mail.values("return-path").anyMatch(value -> value.strip().equals("<>"));
    }

    private static Optional<RuleDecision> recipient(ExaminedMail message) {
        List<Address> expected = Stream.concat(
                        message.settings().intakeAddresses().stream(),
                        message.policies().stream().map(AddressedPolicy::publicAddress))
                .flatMap(address -> Address.parse(address).stream())
                .toList();
        boolean held = message.delivery().recipients().stream()
                .flatMap(recipient -> Address.parse(recipient).stream())
                .anyMatch(recipient -> expected.stream().anyMatch(recipient::same));
        return queueIf(!held, "not-for-us");
    }

    /// True if a mail server or another machine wrote the message, by its envelope or its form.
    public static boolean isOfAMachine(@Nullable String envelopeFrom, ReceivedMail mail) {
        return hasNullReturnPath(envelopeFrom, mail)
                || isOfADaemon(mail)
                || mail.is(Trait.REPORT)
                || mail.has("x-failed-recipients");
    }

    /// True if its sender is an address used only by mail servers.
    public static boolean isOfADaemon(ReceivedMail mail) {
        return mail.sender() instanceof Sender.Valid(var address) && HeaderRules.isDaemon(address);
    }
}
