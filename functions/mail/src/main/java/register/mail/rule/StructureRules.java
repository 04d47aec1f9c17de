package register.mail.rule;

import static register.mail.rule.Rule.queueIf;
import static register.mail.rule.Rule.silentIf;

import java.util.List;
import java.util.Optional;
import register.mail.message.ReceivedMail;
import register.mail.message.Trait;

/// Rules on a message's structure.
public final class StructureRules {
    public static final String EXISTING_REQUEST = "existing-request";

    static final String ENCRYPTED = "encrypted";
    static final String UNKNOWN_CHARSET = "unknown charset";
    static final String TNEF_ONLY = "TNEF only";
    static final String FORWARDED_ONLY = "forwarded only";
    static final String THREAD = "thread of an earlier request";
    static final String ATTACHED = "attached document";

    static final List<Rule> ALL = List.of(
            new Rule(6, "report", message -> silentIf(message.mail().is(Trait.REPORT), "report")),
            new Rule(17, "calendar", message -> silentIf(message.mail().is(Trait.CALENDAR), "calendar")),
            new Rule(
                    8,
                    "header that all read alike",
                    message -> queueIf(message.mail().is(Trait.MALFORMED_HEADER), "malformed-header")),
            new Rule(16, "unreadable", message -> queueIf(message.mail().is(Trait.UNREADABLE), "unreadable")),
            new Rule(16, "caps", message -> queueIf(message.mail().is(Trait.OVER_CAPS), "over-caps")),
            new Rule(17, ENCRYPTED, message -> queueIf(message.mail().is(Trait.ENCRYPTED), "encrypted")),
            new Rule(17, "fragment", message -> queueIf(message.mail().is(Trait.PARTIAL), "partial")),
            new Rule(
                    17,
                    UNKNOWN_CHARSET,
                    message -> queueIf(message.mail().is(Trait.UNKNOWN_CHARSET), "unknown-charset")),
            new Rule(17, TNEF_ONLY, message -> queueIf(only(message, Trait.TNEF), "tnef-only")),
            new Rule(17, FORWARDED_ONLY, message -> queueIf(only(message, Trait.FORWARDED), "forwarded-only")),
            new Rule(19, THREAD, StructureRules::thread),
            new Rule(20, ATTACHED, StructureRules::attached));

    private StructureRules() {}

    private static boolean only(ExaminedMail message, Trait trait) {
        ReceivedMail mail = message.mail();
        return mail.is(trait) && mail.newText().isBlank();
    }

    /// It may be the returned signed DPA.
    private static Optional<RuleDecision> thread(ExaminedMail message) {
        return queueIf(!message.mail().mentioned().isEmpty(), EXISTING_REQUEST);
    }

    /// A person must see whose document is to be signed.
    private static Optional<RuleDecision> attached(ExaminedMail message) {
        return queueIf(message.mail().is(Trait.ATTACHMENT), "attached-document");
    }
}
