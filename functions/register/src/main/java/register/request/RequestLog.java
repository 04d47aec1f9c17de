package register.request;

import java.util.List;
import java.util.Optional;
import register.outbox.Revisions;
import register.value.Reference;

/// Keeps requests, each under its reference.
public interface RequestLog {

    /// Records a request unless its reference is taken; durable on return.
    ///
    /// @return whether it was recorded now
    boolean open(DpaRequest request);

    Optional<DpaRequest> find(Reference reference);

    /// Replaces the record whose revision is one less than this one's; durable on return.
    ///
    /// @return false when the record has moved on, or there is none
    boolean replace(DpaRequest request);

    /// Has a request answer a message, unless another does; durable on return. Of several at once one does. What is
    /// erased answers nothing any more.
    ///
    /// @return the request that answers the message
    Reference answer(MessageKey message, Reference request);

    /// The request that answers a message; empty where none does.
    Optional<Reference> answering(MessageKey message);

    static Revisions<Reference, DpaRequest> revisions(RequestLog of) {
        return new Revisions<>(DpaRequest::reference, of::find, of::replace);
    }

    /// The latest by time of receipt, newest first, at most `limit`.
    List<DpaRequest> newest(int limit);
}
