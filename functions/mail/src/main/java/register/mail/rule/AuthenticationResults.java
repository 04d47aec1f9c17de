package register.mail.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.mail.message.Address;
import register.mail.message.MailReader;
import register.mail.message.ReceivedMail;
import register.mail.message.Sender;
import register.mail.rule.AuthenticationField.Result;

/// The verdicts written into a message by the mail server in front of this one (`Authentication-Results`, RFC 8601). A
/// result counts only for the address that it names, which must be From.
public final class AuthenticationResults {
    private static final String HEADER_D = "header.d";
    private static final String HEADER_I = "header.i";
    private static final String HEADER_FROM = "header.from";
    private static final String MAIL_FROM = "smtp.mailfrom";

    private static final Set<String> NOT_OF_DMARC = Set.of("neutral", "softfail", "policy");

    private AuthenticationResults() {}

    /// The verdicts on SPF, DKIM and DMARC.
    ///
    /// @param envelopeFrom the reverse path. A server may write it at the end of a result: unless it is a plain
    ///     address, no result counts; nor does any if a signature is not plain
    /// @param otherwise the verdicts on spam and viruses, which these fields lack
    public static Verdicts of(
            byte[] raw, Authenticator authenticator, @Nullable String envelopeFrom, Verdicts otherwise) {
        ReceivedMail mail = MailReader.read(raw);
        boolean plain = envelopeFrom == null
                || envelopeFrom.isEmpty()
                || Address.parse(envelopeFrom).isPresent();
        boolean signed = mail.values("dkim-signature").allMatch(DkimSignature::isPlain);
        List<Result> results = plain && signed
                ? authenticator.fields(mail.headers()).stream()
                        .flatMap(field -> field.results().stream())
                        .toList()
                : List.of();
        if (!(mail.sender() instanceof Sender.Valid(Address from))) {
            return new Verdicts(otherwise.spam(), otherwise.virus(), Verdict.MISSING, Verdict.MISSING, Verdict.MISSING);
        }
        return new Verdicts(
                otherwise.spam(),
                otherwise.virus(),
                agreed(of(results, "spf", result -> spf(result, from))),
                best(of(results, "dkim", result -> Optional.of(dkim(result, from)))),
                agreed(of(results, "dmarc", result -> Optional.of(dmarc(result, from)))));
    }

    private static List<Verdict> of(List<Result> results, String method, Function<Result, Optional<Verdict>> verdict) {
        return results.stream()
                .filter(result -> result.method().equals(method))
                .flatMap(result -> verdict.apply(result).stream())
                .toList();
    }

    /// A message has one envelope and one From: if two results differ, one is wrong.
    private static Verdict agreed(List<Verdict> verdicts) {
        List<Verdict> different = verdicts.stream().distinct().toList();
        return switch (different.size()) {
            case 0 -> Verdict.MISSING;
            case 1 -> different.getFirst();
            default -> Verdict.FAIL;
        };
    }

    /// One valid signature suffices (RFC 6376 section 4.2).
    private static Verdict best(List<Verdict> verdicts) {
        return Stream.of(Verdict.PASS, Verdict.FAIL)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(verdicts.isEmpty() ? Verdict.MISSING : verdicts.getFirst());
    }

    /// Empty for a result about the client's name (HELO), which is not an address.
    private static Optional<Verdict> spf(Result result, Address from) {
        Optional<String> mailFrom = only(result, MAIL_FROM).map(AuthenticationResults::domain);
        if (result.values(MAIL_FROM).isEmpty() && !result.values("smtp.helo").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                passing(result, mailFrom.filter(domain -> aligned(domain, from)).isPresent()));
    }

    private static Verdict dkim(Result result, Address from) {
        Optional<String> agent = only(result, HEADER_I).map(AuthenticationResults::domain);
        Optional<String> signer = result.values(HEADER_D).isEmpty()
                ? agent
                : only(result, HEADER_D).map(AuthenticationResults::domain);
        boolean within = result.values(HEADER_I).isEmpty()
                || signer.filter(domain ->
                                agent.filter(below -> within(below, domain)).isPresent())
                        .isPresent();
        return passing(
                result, within && signer.filter(domain -> aligned(domain, from)).isPresent());
    }

    /// A result for another From says nothing about this one.
    private static Verdict dmarc(Result result, Address from) {
        // DMARC has fewer results (RFC 8601 section 2.7.7, RFC 7489 section 11.2).
        Verdict verdict = NOT_OF_DMARC.contains(result.result()) ? Verdict.MISSING : verdict(result.result());
        boolean says = verdict == Verdict.PASS || verdict == Verdict.GRAY;
        boolean same = only(result, HEADER_FROM)
                .map(AuthenticationResults::domain)
                .filter(from.domain()::equals)
                .isPresent();
        return says && !same ? Verdict.MISSING : verdict;
    }

    /// A pass for another domain counts neither as a pass nor as a failure.
    private static Verdict passing(Result result, boolean aligned) {
        Verdict verdict = verdict(result.result());
        return verdict == Verdict.PASS && !aligned ? Verdict.GRAY : verdict;
    }

    /// True if one domain equals or contains the other. "Relaxed" alignment (RFC 7489 section 3.1) allows siblings
    /// too, but needs a list of public suffixes, without which unrelated domains under one suffix would align.
    private static boolean aligned(String domain, Address from) {
        return from.within(domain) || within(domain, from.domain());
    }

    private static boolean within(String domain, String parent) {
        return domain.equals(parent) || domain.endsWith("." + parent);
    }

    private static Optional<String> only(Result result, String property) {
        List<String> values = result.values(property);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    /// The domain of an address or a domain, as in `Address`; otherwise one that does not exist.
    private static String domain(String value) {
        String domain = value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return Address.parse("x@" + domain).map(Address::domain).orElse("");
    }

    private static Verdict verdict(String result) {
        return switch (result) {
            case "pass" -> Verdict.PASS;
            case "fail" -> Verdict.FAIL;
            case "none", "neutral", "softfail", "policy", "bestguesspass" -> Verdict.GRAY;
            case "temperror", "permerror" -> Verdict.PROCESSING_FAILED;
            default -> Verdict.MISSING;
        };
    }
}
