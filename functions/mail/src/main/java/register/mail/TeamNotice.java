package register.mail;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.policy.Language;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.OutgoingMail;
import register.request.OutgoingMail.Header;
import register.request.RequestState;
import register.words.Words;

/// Writes to the team: at once of a matter whose legal clock runs, and by and by of what else waits for a person.
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

    /// Of requests that wait for a person.
    ///
    /// @param language the team's
    static OutgoingMail of(String team, String from, List<DpaRequest> requests, Language language) {
        Words words = WORDS.in(language);
        var lines = new ArrayList<String>(List.of(words.get("waiting"), ""));
        for (DpaRequest request : requests) {
            lines.add(words.get("reference", request.reference().value()));
            lines.add(words.get("received", Reply.minute(request.receivedAt())));
            lines.add(words.get("sender", orNotStated(words, request.sender())));
            lines.add(words.get("decision", request.reason()));
            lines.add(words.get(request.state() == RequestState.REPLY_UNKNOWN ? "reply-unknown" : "no-reply-sent"));
            lines.add("");
        }
        List<Header> headers =
                List.of(new Header("Auto-Submitted", "auto-generated"), new Header(HeaderRules.LOOP, "-"));
        String subject = words.get("waiting-subject", Integer.toString(requests.size()));
        return new OutgoingMail(from, team, subject, headers, String.join("\n", lines), null, List.of());
    }

    private static String orNotStated(Words words, @Nullable String value) {
        return value == null ? words.get("not-stated") : value;
    }
}
