package register.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.request.delivery.MailCopies;
import register.value.Failures;
import register.value.Reference;
import register.value.Sha256;

/// Erases requests: by a person's word, or when their time is over. Of an erased one reference, dates and hashes are
/// left, so that the same mail delivered again is no new request. Every step can be repeated.
public final class RequestErasure {
    /// How long a process that works on a request may still leave a document behind.
    private static final Duration STRAGGLERS = Duration.ofDays(1);

    private static final int ATTEMPTS = 20;

    private final RequestLog requests;
    private final DocumentStore documents;
    private final IssuedDocuments issued;
    private final MailCopies copies;
    private final Traces traces;
    private final Retention retention;
    private final Clock clock;

    public RequestErasure(
            RequestLog requests,
            DocumentStore documents,
            IssuedDocuments issued,
            MailCopies copies,
            Traces traces,
            Retention retention,
            Clock clock) {
        this.requests = requests;
        this.documents = documents;
        this.issued = issued;
        this.copies = copies;
        this.traces = traces;
        this.retention = retention;
        this.clock = clock;
    }

    /// What else says what a request's mail said.
    public interface Traces {
        /// Erases it; can be repeated.
        void erase(DpaRequest request, ChangeAuthor by);

        /// Erases what is closed since so many days or more.
        ///
        /// @return how many
        int reconcile(int days);
    }

    /// What was erased.
    ///
    /// @param mails deleted alone, of requests that stay
    /// @param traces of those whose own time was over
    public record Erased(int requests, int mails, int traces) {}

    /// Erases a request and the later mails of its thread that the same sender wrote.
    ///
    /// @return the references of what is erased now; empty if there is no such request
    /// @throws register.request.IllegalTransitionException while a mail of it is leaving
    /// @throws HeldException while it is held
    public List<Reference> erase(Reference reference, ChangeAuthor by) {
        Optional<DpaRequest> found = requests.find(reference);
        if (found.isEmpty()) {
            return List.of();
        }
        List<DpaRequest> all = new ArrayList<>(RequestThread.mails(found.get(), requests));
        // Last: as long as it is there, all of it is found again.
        all.add(found.get());
        all.forEach(RequestErasure::requireNotHeld);
        all.forEach(request -> erase(request, by));
        return all.stream().map(DpaRequest::reference).toList();
    }

    /// Deletes what is kept no longer. A request that fails holds up no other: the first failure is thrown at the end,
    /// the rest suppressed in it.
    public Erased reconcile() {
        Instant now = clock.instant();
        var erased = new Count();
        var failures = new Failures();
        requests.newest(Integer.MAX_VALUE).forEach(request -> failures.keep(() -> reconcile(request, now, erased)));
        int over = failures.count(() -> traces.reconcile(retention.requestDays()));
        failures.end();
        return new Erased(erased.requests, erased.mails, over);
    }

    private static final class Count {
        private int requests;
        private int mails;
    }

    private void reconcile(DpaRequest request, Instant now, Count erased) {
        if (request.state() == RequestState.ERASED) {
            boolean young = request.closedAt()
                    .filter(at -> at.plus(STRAGGLERS).isAfter(now))
                    .isPresent();
            if (young) {
                eraseDocuments(request);
            }
        } else if (retention.lapses(request, now)) {
            // One that moved on meanwhile has its turn next time.
            var _ = requests.replace(request.lapsed(ChangeAuthor.register(now)));
        } else if (retention.endsRequest(request, now)) {
            erase(request, ChangeAuthor.register(now));
            erased.requests++;
        } else if (retention.endsMail(request, now) && !request.isWithoutMail()) {
            documents.erase(DocumentKey.mail(request.mail()));
            // One that moved on meanwhile has its turn next time.
            if (requests.replace(request.withoutMail(ChangeAuthor.register(now)))) {
                erased.mails++;
            }
        }
    }

    /// The record goes last: as long as it is there, what it names is found again.
    private void erase(DpaRequest request, ChangeAuthor by) {
        DpaRequest standing = request;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (standing.state() == RequestState.ERASED) {
                return;
            }
            requireNotHeld(standing);
            DpaRequest left = standing.erased(by);
            eraseDocuments(standing);
            traces.erase(standing, by);
            if (requests.replace(left)) {
                // What somebody made who had seen it before.
                eraseDocuments(standing);
                return;
            }
            standing = requests.find(request.reference()).orElseThrow();
        }
        throw new IllegalStateException(
                request.reference() + ": changed by others " + ATTEMPTS + " times while it was erased");
    }

    private void eraseDocuments(DpaRequest request) {
        documents.erase(DocumentKey.mail(request.mail()));
        DocumentKey acknowledgement = DocumentKey.acknowledgement(request.reference());
        // Read from the store too: one that was made is not always recorded with its request.
        documents.get(acknowledgement).map(Sha256::of).ifPresent(issued::erase);
        Sha256 recorded = request.acknowledgement();
        if (recorded != null) {
            issued.erase(recorded);
        }
        documents.erase(acknowledgement);
        copies.erase(request.reference(), request.delivery());
    }

    private static void requireNotHeld(DpaRequest request) {
        if (request.isHeld()) {
            throw new HeldException(request.reference());
        }
    }
}
