package register.request;

import static register.json.Plain.FLAG;
import static register.json.Plain.INSTANT;
import static register.value.Forms.REFERENCE;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import register.json.Form;
import register.json.RecordForm;
import register.record.Key;
import register.record.Kind;
import register.record.Lease;
import register.record.Range;
import register.record.Records;
import register.value.Reference;

/// Requests not yet reported to the team, and the lease of the process that sends the next team mail.
public final class TeamLog {
    public static final Kind<Waiting> KIND = new WaitingKind();

    private final Records records;

    public TeamLog(Records records) {
        this.records = records;
    }

    /// A request for the team's next mail.
    ///
    /// @param vouched true if the sender is authenticated, and within its daily limit
    /// @param since when it was added, to the millisecond
    public record Waiting(Reference request, boolean vouched, Instant since) {}

    private static final class WaitingKind implements Kind<Waiting> {
        private static final Form<Waiting> FORM = RecordForm.of(field -> new Waiting(
                field.of("request", REFERENCE, Waiting::request),
                field.of("vouched", FLAG, Waiting::vouched),
                field.of("since", INSTANT, Waiting::since)));

        @Override
        public String name() {
            return "TEAM";
        }

        /// The authenticated ones first.
        @Override
        public Key key(Waiting waiting) {
            return Key.in().at(waiting.vouched() ? "1" : "2", waiting.request().value());
        }

        @Override
        public Instant due(Waiting waiting) {
            return waiting.since();
        }

        @Override
        public Form<Waiting> form() {
            return FORM;
        }
    }

    /// Adds a request; durable on return. One that already exists stays unchanged.
    public void add(Waiting waiting) {
        boolean _ = records.add(KIND, waiting);
    }

    /// The waiting requests, at most `limit`; the authenticated ones first.
    public List<Waiting> waiting(int limit) {
        return records.list(KIND, Key.joined(), Range.first(limit));
    }

    /// Removes a request, if it is there.
    public void remove(Waiting waiting) {
        boolean _ = records.remove(KIND, KIND.key(waiting));
    }

    /// Acquires the lease for the team mail if no process holds it at `now`. It is never released early, so that the
    /// team gets one mail in its time; after a failure, the next holder sends it.
    ///
    /// @param until the end of the lease, to the millisecond
    public boolean take(Instant now, Instant until) {
        return Lease.take(records, KIND.name(), UUID.randomUUID().toString(), now, until);
    }
}
