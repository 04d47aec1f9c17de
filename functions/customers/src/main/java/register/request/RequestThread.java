package register.request;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.request.RequestChange.Kind;
import register.value.Reference;

/// The later mails of a request's thread, each with a record of its own.
public final class RequestThread {
    private RequestThread() {}

    /// The mails from the request's own sender, because others who know its reference can also write in the thread;
    /// mail servers' reports on mails to the sender, which contain its address; and returned mails to the team.
    public static List<DpaRequest> mails(DpaRequest request, RequestLog requests) {
        @Nullable String sender = request.arrival().sender();
        return request.history().stream()
                .flatMap(change -> arrived(change).stream()
                        .flatMap(mail -> requests.find(mail).stream())
                        .filter(mail -> change.kind() != Kind.MAIL_ARRIVED
                                || (sender != null
                                        && Objects.equals(sender, mail.arrival().sender()))))
                .toList();
    }

    /// The mail of a change.
    private static List<Reference> arrived(RequestChange change) {
        return switch (change.kind()) {
            case MAIL_ARRIVED, REPORTED, NOT_TOLD ->
                Stream.ofNullable(change.detail())
                        .map(Reference.PATTERN::matcher)
                        .filter(Matcher::lookingAt)
                        .map(found -> new Reference(found.group()))
                        .toList();
            default -> List.of();
        };
    }
}
