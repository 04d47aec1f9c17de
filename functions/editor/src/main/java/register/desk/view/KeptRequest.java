package register.desk.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.mail.KeptMail;
import register.request.DpaRequest;
import register.value.Reference;

/// A request with its mail.
///
/// @param mail absent if it is deleted
public record KeptRequest(DpaRequest request, @Nullable KeptMail mail) {
    /// More than a person reads in a list.
    private static final int MOST_CLOSED = 200;

    private static final Comparator<DpaRequest> OPEN = Comparator.comparing(
                    (DpaRequest request) -> request.decision().respondBy(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(request -> request.arrival().receivedAt());

    /// Empty if there is no such request.
    public static Optional<KeptRequest> find(KeptRegister kept, String reference) {
        return Reference.PATTERN.matcher(reference).matches()
                ? kept.ports()
                        .requests()
                        .find(new Reference(reference))
                        .map(request -> new KeptRequest(
                                request,
                                KeptMail.of(request, kept.ports().documents()).orElse(null)))
                : Optional.empty();
    }

    /// The open ones, the nearest deadline first.
    public static List<Subject> open(KeptRegister kept) {
        return kept.ports().requests().pending().stream()
                .sorted(OPEN)
                .map(request -> subject(kept, request))
                .toList();
    }

    /// The last closed ones, the newest first.
    public static List<Subject> closed(KeptRegister kept) {
        return kept.ports().requests().newest(Integer.MAX_VALUE).stream()
                .filter(request -> request.state().isClosed())
                .sorted(Comparator.comparing(
                                (DpaRequest request) -> request.arrival().receivedAt())
                        .reversed())
                .limit(MOST_CLOSED)
                .map(request -> subject(kept, request))
                .toList();
    }

    private static Subject subject(KeptRegister kept, DpaRequest request) {
        return new Subject(request, Tasks.subject(kept, request));
    }

    /// A request as a list names it.
    ///
    /// @param subject of its mail; empty if the mail is deleted
    public record Subject(DpaRequest request, String subject) {
        public String name() {
            return subject.isEmpty() ? request.reference().value() : subject;
        }
    }
}
