package register.mail.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.request.DpaRequest;
import register.request.Matter;
import register.request.ReplyAttempts;
import register.request.delivery.OutgoingMail.Header;
import register.value.Language;
import register.words.Words;

/// Mails to the team: immediately about a matter with a legal clock, later about anything else that needs a person.
///
/// @param about the policy that it is about; `-` for several
/// @param headers beside those of every mail to the team
public record TeamLetter(String about, String subject, List<String> lines, List<Header> headers) {
    private static final Words.Bundle WORDS = Words.bundle(TeamLetter.class, "team");

    /// Keeps the header below 870 characters, which mail services accept.
    private static final int IN_A_HEADER = 40;

    public TeamLetter(String about, String subject, List<String> lines) {
        this(about, subject, lines, List.of());
    }

    /// The first lines of a mail to the team: the mark of a trial.
    ///
    /// @param language the team's
    /// @param trial true if the register is a trial
    /// @return a list to add to
    public static List<String> begun(Language language, boolean trial) {
        return trial ? new ArrayList<>(List.of(Words.glossary().in(language).get("trial"), "")) : new ArrayList<>();
    }

    /// @param language the team's
    /// @param trial true if the register is a trial
    public static TeamLetter to(DpaRequest request, Matter matter, Language language, boolean trial) {
        Words words = WORDS.in(language);
        Words glossary = Words.glossary().in(language);
        String reference = request.reference().value();
        String named = glossary.get("matter", matter);
        List<String> lines = begun(language, trial);
        lines.addAll(List.of(
                words.get("arrived", named),
                "",
                words.get("reference", reference),
                words.get("received", ReplyLetter.minute(request.arrival().receivedAt())),
                words.get("respond-by", respondBy(glossary, request)),
                words.get("sender", orNotStated(glossary, request.arrival().sender())),
                words.get("decision", request.decision().reason()),
                "",
                words.get("no-reply-sent"),
                ""));
        String policy = request.arrival().policy() == null
                ? "-"
                : request.arrival().policy().value();
        return new TeamLetter(policy, words.get("subject", named, reference), lines);
    }

    /// A mail about requests that need a person, those with a running legal clock first.
    ///
    /// @param language the team's
    /// @param trial true if the register is a trial
    public static TeamLetter of(List<DpaRequest> requests, Language language, boolean trial) {
        Words words = WORDS.in(language);
        Words glossary = Words.glossary().in(language);
        List<String> lines = begun(language, trial);
        lines.addAll(List.of(words.get("waiting"), ""));
        List<DpaRequest> urgent = requests.stream().filter(TeamLetter::isUrgent).toList();
        List<DpaRequest> others =
                requests.stream().filter(request -> !isUrgent(request)).toList();
        for (DpaRequest request :
                Stream.concat(urgent.stream(), others.stream()).toList()) {
            Matter matter = request.decision().matter();
            if (matter != null && matter.clockRuns()) {
                lines.add(words.get("arrived", glossary.get("matter", matter)));
                lines.add(words.get("respond-by", respondBy(glossary, request)));
            }
            lines.add(words.get("reference", request.reference().value()));
            lines.add(words.get("received", ReplyLetter.minute(request.arrival().receivedAt())));
            lines.add(
                    words.get("sender", orNotStated(glossary, request.arrival().sender())));
            lines.add(words.get("decision", request.decision().reason()));
            lines.add(became(words, request));
            lines.add("");
        }
        String subject = urgent.isEmpty()
                ? words.get("waiting-subject", Integer.toString(requests.size()))
                : words.get(
                        "subject",
                        glossary.get(
                                "matter",
                                Objects.requireNonNull(
                                        urgent.getFirst().decision().matter())),
                        urgent.getFirst().reference().value());
        return new TeamLetter("-", subject, lines, named(requests));
    }

    /// Names the requests in headers too, because a bounce may return only these.
    private static List<Header> named(List<DpaRequest> requests) {
        List<String> references =
                requests.stream().map(request -> request.reference().value()).toList();
        return IntStream.rangeClosed(1, (references.size() + IN_A_HEADER - 1) / IN_A_HEADER)
                .mapToObj(number -> new Header(
                        "X-Subprocessor-Requests-" + number,
                        String.join(
                                " ",
                                references.subList(
                                        (number - 1) * IN_A_HEADER,
                                        Math.min(number * IN_A_HEADER, references.size())))))
                .toList();
    }

    private static String became(Words words, DpaRequest request) {
        return switch (request.state()) {
            case REPLY_UNKNOWN -> words.get("reply-unknown");
            case UNDELIVERED ->
                words.get("not-delivered", ReplyAttempts.obstacle(request).orElse("-"));
            default ->
                ReplyAttempts.obstacle(request)
                        .map(why -> words.get("not-delivered", why))
                        .orElseGet(() -> words.get("no-reply-sent"));
        };
    }

    private static boolean isUrgent(DpaRequest request) {
        return request.decision().matter() != null
                && request.decision().matter().clockRuns();
    }

    private static String respondBy(Words glossary, DpaRequest request) {
        return orNotStated(
                glossary,
                request.decision().respondBy() == null
                        ? null
                        : ReplyLetter.minute(request.decision().respondBy()));
    }

    private static String orNotStated(Words glossary, @Nullable String value) {
        return value == null ? glossary.get("not-stated") : value;
    }
}
