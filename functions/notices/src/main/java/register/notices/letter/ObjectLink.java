package register.notices.letter;

import java.net.URI;
import java.util.Optional;
import register.notice.NoticeId;
import register.value.PolicyId;

/// The link to a notice's form for objections.
@FunctionalInterface
public interface ObjectLink {
    /// No form.
    ObjectLink NONE = (_, _) -> Optional.empty();

    /// The parameter of the form's address that asks for the list of what concerns the recipient, and its value.
    String VIEW = "view";

    String LIST = "list";

    /// Empty if there is no form for this notice.
    Optional<URI> of(PolicyId policy, NoticeId notice);
}
