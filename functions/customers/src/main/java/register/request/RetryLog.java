package register.request;

import static register.json.Plain.INSTANT;
import static register.value.Forms.REFERENCE;

import java.time.Instant;
import java.util.List;
import register.json.Form;
import register.json.RecordForm;
import register.record.Key;
import register.record.Kind;
import register.record.Records;
import register.value.Reference;

/// Requests to be resumed, by due time. It only states when to look; the request states what to do.
public final class RetryLog {
    public static final Kind<Due> KIND = new Retries();

    private final Records records;

    public RetryLog(Records records) {
        this.records = records;
    }

    /// A request to be resumed.
    ///
    /// @param at earliest time, to the millisecond
    public record Due(Reference request, Instant at) {}

    private static final class Retries implements Kind<Due> {
        private static final Form<Due> FORM = RecordForm.of(
                field -> new Due(field.of("request", REFERENCE, Due::request), field.of("at", INSTANT, Due::at)));

        @Override
        public String name() {
            return "RETRIES";
        }

        @Override
        public Key key(Due due) {
            return Key.in(due.request().value());
        }

        @Override
        public Instant due(Due due) {
            return due.at();
        }

        @Override
        public Form<Due> form() {
            return FORM;
        }
    }

    /// Sets a request's due time, replacing an earlier one; durable on return.
    public void put(Due due) {
        records.put(KIND, due);
    }

    /// Requests due at `now`, at most `limit`.
    public List<Due> due(Instant now, int limit) {
        return records.due(KIND, now, limit);
    }

    /// Removes a request, if it is there.
    public void remove(Reference request) {
        boolean _ = records.remove(KIND, Key.in(request.value()));
    }
}
