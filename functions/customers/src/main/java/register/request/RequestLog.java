package register.request;

import static register.value.Forms.REFERENCE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import register.json.Form;
import register.json.RecordForm;
import register.outbox.Revisions;
import register.record.Ending;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.value.Reference;

/// Keeps requests, each under its reference.
public final class RequestLog {
    public static final Kind<DpaRequest> REQUESTS = new Requests();

    /// By message; each message has at most one.
    public static final Kind<Answer> ANSWERS = new Answers("ANSWER") {
        @Override
        public Key key(Answer answer) {
            return answer(answer.message());
        }
    };

    /// By request, for the erasure.
    public static final Kind<Answer> ANSWERED = new Answers("ANSWERED") {
        @Override
        public Key key(Answer answer) {
            return Key.in(answer.request().value()).at(answer.message().value());
        }
    };

    /// Later than any arrival, even one that another clock recorded.
    private static final Instant ALWAYS = Instant.parse("9999-12-31T23:59:59Z");

    private final Records records;

    public RequestLog(Records records) {
        this.records = records;
    }

    /// The request that answers a message.
    public record Answer(MessageKey message, Reference request) {}

    private static final class Requests implements Kind<DpaRequest> {
        @Override
        public String name() {
            return "REQ";
        }

        @Override
        public Key key(DpaRequest request) {
            return Key.in(request.reference().value());
        }

        @Override
        public int revision(DpaRequest request) {
            return request.revision();
        }

        @Override
        public Key listed(DpaRequest request) {
            return Key.in()
                    .at(
                            Key.instant(request.arrival().receivedAt()),
                            request.reference().value());
        }

        /// Since its arrival, while it is open.
        @Override
        public @Nullable Instant due(DpaRequest request) {
            return request.state().isClosed() ? null : request.arrival().receivedAt();
        }

        @Override
        public @Nullable Ending ending(DpaRequest request) {
            return Retention.ending(request);
        }

        @Override
        public boolean erases(DpaRequest request) {
            return request.state() == RequestState.ERASED;
        }

        @Override
        public Form<DpaRequest> form() {
            return DpaRequestJson.FORM;
        }
    }

    private abstract static class Answers implements Kind<Answer> {
        private static final Form<Answer> FORM = RecordForm.of(field -> new Answer(
                field.of("message", Form.text(MessageKey::value, MessageKey::new), Answer::message),
                field.of("request", REFERENCE, Answer::request)));

        private final String name;

        private Answers(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Form<Answer> form() {
            return FORM;
        }
    }

    public static Revisions<Reference, DpaRequest> revisions(RequestLog of) {
        return new Revisions<>(DpaRequest::reference, of::find, of::replace);
    }

    /// Records a request unless its reference is taken; durable on return.
    ///
    /// @return true if it was recorded now
    public boolean open(DpaRequest request) {
        return records.add(REQUESTS, request);
    }

    public Optional<DpaRequest> find(Reference reference) {
        return records.find(REQUESTS, Key.in(reference.value()));
    }

    /// Replaces the record of the previous revision; durable on return.
    ///
    /// @return false if the record has another revision, or does not exist
    public boolean replace(DpaRequest request) {
        if (request.state() == RequestState.ERASED) {
            answersNothing(request.reference());
        }
        return records.replace(REQUESTS, request);
    }

    /// Makes a request answer a message, unless another one does; durable on return. If several try at once, one
    /// succeeds. Erased requests answer nothing, so the entry that the erasure needs is recorded first.
    ///
    /// @return the request that answers the message
    public Reference answer(MessageKey message, Reference request) {
        var answer = new Answer(message, request);
        records.put(ANSWERED, answer);
        return records.add(ANSWERS, answer) ? request : answering(message).orElse(request);
    }

    /// The request that answers a message; empty if none does.
    public Optional<Reference> answering(MessageKey message) {
        return records.find(ANSWERS, answer(message)).map(Answer::request);
    }

    /// A message answered by another request stays answered.
    private void answersNothing(Reference request) {
        for (Answer answer : records.list(ANSWERED, Key.joined(request.value()), Range.ALL)) {
            if (answering(answer.message()).equals(Optional.of(request))) {
                boolean _ = records.remove(ANSWERS, answer(answer.message()));
            }
            boolean _ = records.remove(ANSWERED, ANSWERED.key(answer));
        }
    }

    private static Key answer(MessageKey message) {
        return Key.in(message.value());
    }

    /// The open requests by time of receipt, the oldest first. A new one may be missing for a moment.
    public List<DpaRequest> pending() {
        return records.due(REQUESTS, ALWAYS, Integer.MAX_VALUE);
    }

    /// Requests by time of receipt, newest first, at most `limit`.
    public List<DpaRequest> newest(int limit) {
        return records.found(REQUESTS, Key.joined(), Range.last(limit));
    }

    /// Passes on each request of a stage of retention whose event was from `from` to `until`, the earliest first.
    void ended(Ending from, Instant until, Consumer<DpaRequest> each) {
        records.ended(REQUESTS, from, until, each);
    }
}
