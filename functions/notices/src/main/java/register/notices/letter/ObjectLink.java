package register.notices.letter;

import java.net.URI;
import java.util.Optional;
import register.notice.NoticeId;
import register.value.PolicyId;

/// Where the recipient of a notice objects by a form.
@FunctionalInterface
public interface ObjectLink {
    /// There is no form.
    ObjectLink NONE = (_, _) -> Optional.empty();

    /// Empty where there is no form for this notice.
    Optional<URI> of(PolicyId policy, NoticeId notice);
}
