package register.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.document.IssuedDocuments;
import register.record.Ending;
import register.request.delivery.MailCopies;
import register.value.Failures;
import register.value.Reference;
import register.value.Sha256;

/// Erases requests at a person's command, or at the end of their retention time. Reference, dates and hashes remain,
/// so that the same mail, delivered again, is not a new request. Every step can be repeated.
public record RequestErasure(
        RequestLog requests,
        DocumentStore documents,
        IssuedDocuments issued,
        MailCopies copies,
        Traces traces,
        Retention retention,
        Clock clock) {
    /// The time for which a process working on a request may still store a document.
    private static final Duration STRAGGLERS = Duration.ofDays(1);

    /// In this order, no stage finds what another one changed.
    private static final List<Retention.Stage> STAGES =
            List.of(Retention.Stage.ERASED, Retention.Stage.REQUEST, Retention.Stage.MAIL, Retention.Stage.UNVOUCHED);

    private static final int ATTEMPTS = 20;

    /// Other records derived from a request's mail.
    public interface Traces {
        /// Erases it; can be repeated.
        void erase(DpaRequest request, ChangeAuthor by);

        /// Erases records closed for at least this many days.
        ///
        /// @return their number
        int reconcile(int days);
    }

    /// Counts of erasures.
    ///
    /// @param mails deleted while their requests remain
    /// @param traces whose own retention time ended
    public record Erased(int requests, int mails, int traces) {}

    /// Erases a request and the later mails of its thread by the same sender.
    ///
    /// @return the references erased now; empty if there is no such request
    /// @throws register.request.IllegalTransitionException while a mail of it is leaving
    /// @throws HeldException while it is on hold
    public List<Reference> erase(Reference reference, ChangeAuthor by) {
        Optional<DpaRequest> found = requests.find(reference);
        if (found.isEmpty()) {
            return List.of();
        }
        List<DpaRequest> all = new ArrayList<>(RequestThread.mails(found.get(), requests));
        // Erased last: while it exists, everything else can be found again.
        all.add(found.get());
        all.forEach(RequestErasure::requireNotHeld);
        all.forEach(request -> erase(request, by));
        return all.stream().map(DpaRequest::reference).toList();
    }

    /// Deletes data at the end of its retention time. A failing request does not block others: the first failure is
    /// thrown at the end, with the rest suppressed in it.
    public Erased reconcile() {
        Instant now = clock.instant();
        var erased = new Count();
        var failures = new Failures();
        for (Retention.Stage stage : STAGES) {
            Instant from = stage == Retention.Stage.ERASED ? now.minus(STRAGGLERS) : Instant.MIN;
            // An unreadable request holds up its stage only.
            failures.keep(() -> requests.ended(
                    new Ending(stage.term(), from),
                    retention.over(stage, now),
                    request -> failures.keep(
                            () -> unchanged(request).ifPresent(same -> reconcile(same, stage, now, erased)))));
        }
        int over = failures.count(() -> traces.reconcile(retention.requestDays()));
        failures.end();
        return new Erased(erased.requests, erased.mails, over);
    }

    private static final class Count {
        private int requests;
        private int mails;
    }

    /// What is erased cannot be restored, so it is read again: meanwhile it may have been put on hold, or taken on.
    private Optional<DpaRequest> unchanged(DpaRequest listed) {
        return requests.find(listed.reference())
                .filter(standing -> Objects.equals(Retention.ending(standing), Retention.ending(listed)));
    }

    private void reconcile(DpaRequest request, Retention.Stage stage, Instant now, Count erased) {
        Ending ending = Objects.requireNonNull(Retention.ending(request));
        if (stage == Retention.Stage.ERASED) {
            eraseDocuments(request);
            traces.erase(request, ChangeAuthor.register(now));
        } else if (stage == Retention.Stage.UNVOUCHED) {
            // If it changed meanwhile, it is retried next time.
            var _ = requests.replace(request.lapsed(ChangeAuthor.register(now)));
        } else if (retention.endsRequest(ending, now)) {
            erase(request, ChangeAuthor.register(now));
            erased.requests++;
        } else {
            documents.erase(DocumentKey.mail(request.arrival().mail()));
            // If it changed meanwhile, it is retried next time.
            if (requests.replace(request.withoutMail(ChangeAuthor.register(now)))) {
                erased.mails++;
            }
        }
    }

    /// The record is erased last: while it exists, the documents it names can be found again.
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
                // Documents stored by a process that read the record before.
                eraseDocuments(standing);
                return;
            }
            standing = requests.find(request.reference()).orElseThrow();
        }
        throw new IllegalStateException(
                request.reference() + ": changed by others " + ATTEMPTS + " times while it was erased");
    }

    private void eraseDocuments(DpaRequest request) {
        documents.erase(DocumentKey.mail(request.arrival().mail()));
        DocumentKey acknowledgement = DocumentKey.acknowledgement(request.reference());
        // Also read from the store: an acknowledgement that was made is not always recorded with its request.
        documents.get(acknowledgement).map(Sha256::of).ifPresent(issued::erase);
        Sha256 recorded = request.reply().acknowledgement();
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
