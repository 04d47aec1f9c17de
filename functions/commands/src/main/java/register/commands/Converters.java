package register.commands;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import register.document.SealUse;
import register.log.NoteKey;
import register.notice.NoticeId;
import register.notice.RunId;
import register.objection.ObjectionChannel;
import register.objection.ObjectionOutcome;
import register.objection.ObjectionReference;
import register.recipient.RecipientId;
import register.request.Matter;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Reference;
import register.value.Sha256;
import register.value.Term;
import register.webhook.WebhookId;

/// Converts the words of a command line. An error names the value and the expected form.
final class Converters {
    private Converters() {}

    static void register(CommandLine line) {
        line.registerConverter(LocalDate.class, text -> read(text, LocalDate::parse, "a date, YYYY-MM-DD"))
                .registerConverter(
                        Reference.class,
                        text -> read(
                                text,
                                one -> new Reference(one.toUpperCase(Locale.ROOT)),
                                "a reference, DPA-XXXX-XXXX-XXXX"))
                .registerConverter(
                        Matter.class,
                        text -> word(
                                text,
                                Matter.class,
                                Arrays.stream(Matter.values()).map(Term::term).collect(Collectors.joining(", "))))
                .registerConverter(
                        PolicyId.class, text -> read(text, PolicyId::new, "the id of a policy, e.g. liveagent"))
                .registerConverter(
                        ObjectionReference.class,
                        text -> read(
                                text,
                                one -> new ObjectionReference(one.toUpperCase(Locale.ROOT)),
                                "the reference of an objection, OBJ-XXXX-XXXX-XXXX"))
                .registerConverter(
                        ObjectionOutcome.class,
                        text -> word(
                                text,
                                ObjectionOutcome.class,
                                "withdrawn, version-withdrawn, alternative-offered, customer-terminates, rejected or"
                                        + " not-an-objection"))
                .registerConverter(
                        ObjectionChannel.class,
                        text -> read(
                                text,
                                term -> Term.find(ObjectionChannel.class, term)
                                        .filter(ObjectionChannel::isByWord)
                                        .orElseThrow(IllegalArgumentException::new),
                                "phone, letter, mail or other"))
                .registerConverter(
                        SealUse.class, text -> word(text, SealUse.class, "policy-seal or acknowledgement-seal"))
                .registerConverter(NoteKey.class, text -> read(text, NoteKey::parse, "a key as log-key prints it"))
                .registerConverter(RunId.class, text -> read(text, RunId::new, "the id of a run, XXXXXXXX"))
                .registerConverter(
                        NoticeId.class,
                        text -> read(text, NoticeId::parse, "the id of a notice, NTC-XXXXXXXX-XX-XXXXXXXX"))
                .registerConverter(
                        Sha256.class, text -> read(text, Sha256::new, "a hash of 64 digits, as preview prints it"))
                .registerConverter(
                        RecipientId.class,
                        text -> read(text, RecipientId::new, "the id of a recipient, as list shows it"))
                .registerConverter(
                        WebhookId.class, text -> read(text, WebhookId::new, "the id of a webhook, as list shows it"));
    }

    private static <T> T read(String text, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new CommandLine.TypeConversionException("\"" + Problem.printable(text) + "\": expected " + expected);
        }
    }

    private static <E extends Enum<E> & Term> E word(String text, Class<E> vocabulary, String expected) {
        return read(text, term -> Term.find(vocabulary, term).orElseThrow(IllegalArgumentException::new), expected);
    }
}
