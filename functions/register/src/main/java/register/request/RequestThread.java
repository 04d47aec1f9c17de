package register.request;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.request.RequestChange.Kind;

/// The later mails of a request's thread, each with a record of its own.
public final class RequestThread {
    private RequestThread() {}

    /// Those that the request's own sender wrote: whoever else knows its reference writes in the thread too.
    public static List<DpaRequest> mails(DpaRequest request, RequestLog requests) {
        @Nullable String sender = request.sender();
        return request.history().stream()
                .filter(change -> change.kind() == Kind.MAIL_ARRIVED)
                .map(RequestChange::detail)
                .flatMap(Stream::ofNullable)
                .map(Reference::new)
                .flatMap(reference -> requests.find(reference).stream())
                .filter(mail -> sender != null && Objects.equals(sender, mail.sender()))
                .toList();
    }
}
