package register.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Language;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.OutgoingMail;
import register.request.OutgoingMail.Header;
import register.words.Words;

/// Writes to the team of a matter whose legal clock runs.
final class TeamNotice {
    private static final Words.Bundle WORDS = Words.bundle(TeamNotice.class, "team");

    private TeamNotice() {}

    /// @param language the team's
    static OutgoingMail to(String team, String from, DpaRequest request, Matter matter, Language language) {
        Words words = WORDS.in(language);
        String reference = request.reference().value();
        String named = words.get("matter", matter);
        String text = String.join(
                "\n",
                words.get("arrived", named),
                "",
                words.get("reference", reference),
                words.get("received", Reply.minute(request.receivedAt())),
                words.get(
                        "respond-by",
                        orNotStated(words, request.respondBy() == null ? null : Reply.minute(request.respondBy()))),
                words.get("sender", orNotStated(words, request.sender())),
                words.get("decision", request.reason()),
                "",
                words.get("no-reply-sent"),
                "");
        String policy = request.policy() == null ? "-" : request.policy().value();
        List<Header> headers =
                List.of(new Header("Auto-Submitted", "auto-generated"), new Header(HeaderRules.LOOP, policy));
        return new OutgoingMail(from, team, words.get("subject", named, reference), headers, text, null, List.of());
    }

    private static String orNotStated(Words words, @Nullable String value) {
        return value == null ? words.get("not-stated") : value;
    }
}
