package register.request;

import java.util.stream.Collectors;
import register.value.Reference;

/// A request's state does not allow the change.
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    IllegalTransitionException(Reference reference, RequestState from, RequestState to) {
        super("%s: %s: expected, after %s, %s"
                .formatted(
                        reference,
                        to.term(),
                        from.term(),
                        from.next().isEmpty()
                                ? "nothing more"
                                : from.next().stream()
                                        .map(RequestState::term)
                                        .collect(Collectors.joining(", ", "one of ", ""))));
    }
}
