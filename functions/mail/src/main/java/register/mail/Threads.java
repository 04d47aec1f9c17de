package register.mail;

import java.time.Clock;
import java.util.Collection;
import register.request.ChangeAuthor;
import register.request.DpaRequest;
import register.request.RequestLog;
import register.value.Reference;

/// Adds a mail to the history of the requests named in its thread (rule 19). The mail may be the returned signed DPA:
/// it gets its own record, and a person reads it. Can be repeated.
record Threads(RequestLog requests, Clock clock) {
    /// The maximum number of requests that one mail may affect; honest mail names one.
    private static final int MOST = 3;

    void append(DpaRequest mail, Collection<Reference> mentioned) {
        mentioned.stream()
                .filter(reference -> !reference.equals(mail.reference()))
                .limit(MOST)
                .forEach(reference -> append(mail.reference(), reference));
    }

    private void append(Reference mail, Reference thread) {
        var _ = RequestLog.revisions(requests)
                .change(thread, request -> request.withMail(mail, ChangeAuthor.register(clock.instant())));
    }
}
