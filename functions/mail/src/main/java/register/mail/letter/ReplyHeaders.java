package register.mail.letter;

import java.util.ArrayList;
import java.util.List;
import register.mail.message.ReceivedMail;
import register.mail.rule.HeaderRules;
import register.request.delivery.OutgoingMail.Header;
import register.value.PolicyId;

/// The headers of an answer, for threading in mail programs (RFC 5322 section 3.6.4) and against automatic answers
/// (RFC 3834 section 5).
public final class ReplyHeaders {
    static final String AUTO_SUBMITTED = "Auto-Submitted";

    /// With the name and a space, the header line then stays within the 998 characters of RFC 5322 section 2.1.1.
    private static final int MAX_REFERENCES = 870;

    private ReplyHeaders() {}

    /// @param id of the answer: in a header that no mail service rewrites and that bounces return
    public static List<Header> of(String id, PolicyId policy, ReceivedMail mail) {
        var headers = new ArrayList<Header>();
        headers.add(new Header(AUTO_SUBMITTED, "auto-replied"));
        headers.add(new Header(HeaderRules.LOOP, policy + " " + id));
        String messageId = mail.messageId();
        if (messageId != null && messageId.length() <= MAX_REFERENCES) {
            headers.add(new Header("In-Reply-To", messageId));
            headers.add(new Header("References", references(mail.references(), messageId)));
        }
        return headers;
    }

    /// The thread's message-ids; the oldest are dropped first (RFC 5322 section 3.6.4).
    private static String references(List<String> earlier, String messageId) {
        String references = messageId;
        for (String id : earlier.reversed()) {
            if (id.length() + 1 + references.length() > MAX_REFERENCES) {
                break;
            }
            references = id + " " + references;
        }
        return references;
    }
}
